import { readdir, readFile } from 'node:fs/promises';
import { createRegistry, fixtures } from './log-grammars.ts';
import type { IGrammar, IRawTheme } from 'vscode-textmate';
import textmate from 'vscode-textmate';

/** A default theme of VS Code; see test/fixtures/grammar/themes/README.md. */
export interface Theme {
  readonly name: string;
  readonly background: string;
  readonly foreground: string;
  readonly settings: IRawTheme['settings'];
}

export async function readThemes(): Promise<Theme[]> {
  const folder = new URL('themes/', fixtures);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  return Promise.all(
    names.map(async (name) => JSON.parse(await readFile(new URL(name, folder), 'utf8')) as Theme),
  );
}

/** The colours, `#RRGGBB` in capitals, that a theme gives to each of the scopes (several in one text: nested). */
export async function readColoursOfScopes(
  theme: Theme,
  scopes: readonly string[],
): Promise<Map<string, string>> {
  const scopeName = 'source.scopes';
  const patterns = scopes.map((name, index) => ({ match: `^${String(index)}$`, name }));
  const registry = createRegistry({ [scopeName]: JSON.stringify({ scopeName, patterns }) });
  registry.setTheme(toRawTheme(theme));
  const grammar = await registry.loadGrammar(scopeName);
  if (grammar === null) throw new Error('The grammar of scopes was not loaded.');
  const colours = registry.getColorMap();
  return new Map(
    scopes.map((scope, index) => [scope, readColours(grammar, String(index), colours)[0]?.colour ?? '']),
  );
}

/** Every part of a line with the colour that a theme gives it in its context. */
export function readColours(
  grammar: IGrammar,
  line: string,
  colours: readonly string[],
): { readonly start: number; readonly colour: string }[] {
  const { tokens } = grammar.tokenizeLine2(line, textmate.INITIAL);
  const parts = [];
  for (let i = 0; i < tokens.length; i += 2) {
    // Bits 15 to 23 of the metadata are the number of the foreground colour.
    const colour = colours[((tokens[i + 1] ?? 0) >>> 15) & 0x1ff] ?? '';
    parts.push({ start: tokens[i] ?? 0, colour: colour.slice(0, 7).toUpperCase() });
  }
  return parts;
}

export function toRawTheme(theme: Theme): IRawTheme {
  const { name, foreground, background } = theme;
  return { name, settings: [{ settings: { foreground, background } }, ...theme.settings] };
}

/** Contrast ratio of two colours by WCAG 2.2, from 1 to 21. */
export function getContrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [getLuminance(one), getLuminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function getLuminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
