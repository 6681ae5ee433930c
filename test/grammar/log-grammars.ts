import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
// Both are CommonJS bundles whose names Node can not see, hence the default imports.
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';
import type { IGrammar, IOnigLib, IRawGrammar, Registry } from 'vscode-textmate';

/** What package.json declares of languages and colours; the only place where it is declared. */
interface Contributions {
  readonly languages: readonly {
    readonly id: string;
    readonly filenamePatterns?: readonly string[];
    readonly configuration?: string;
  }[];
  readonly grammars: readonly {
    readonly language?: string;
    readonly scopeName: string;
    readonly path: string;
    readonly injectTo?: readonly string[];
    readonly embeddedLanguages?: Readonly<Record<string, string>>;
  }[];
  readonly configurationDefaults: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly semanticTokenTypes: readonly { readonly id: string; readonly description: string }[];
  readonly semanticTokenScopes: readonly { readonly scopes: Readonly<Record<string, readonly string[]>> }[];
}

export const root = new URL('../../', import.meta.url);
export const fixtures = new URL('test/fixtures/grammar/', root);

const manifest = JSON.parse(await readFile(new URL('package.json', root), 'utf8')) as {
  readonly contributes: Contributions;
};

/** The declared languages and grammars. */
export const contributions = manifest.contributes;

/**
 * Name and text of every fixture, sorted, as decoded but for the byte order mark. The lines are those that are public
 * (documentation, forums) and, where nothing is, lines of the documented layout; all names in them are made up.
 */
export async function readFixtures(): Promise<{ readonly name: string; readonly text: string }[]> {
  const entries = await readdir(fixtures, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.snap'))
    .map(({ name }) => name);
  return Promise.all(
    names.sort().map(async (name) => {
      const text = await readFile(new URL(encodeURIComponent(name), fixtures), 'utf8');
      return { name, text: text.replace(/^\uFEFF/, '').replace(/\r?\n$/, '') };
    }),
  );
}

/** The grammar that a language is coloured with. Throws when none is declared. */
export async function getGrammarOfLanguage(language: string): Promise<IGrammar> {
  const declared = contributions.grammars.find((grammar) => grammar.language === language);
  if (declared === undefined) throw new Error(`No grammar is declared for ${language}.`);
  return getGrammar(declared.scopeName);
}

/** A grammar by its scope, with all declared injections. Throws when it is unknown. */
export async function getGrammar(scopeName: string): Promise<IGrammar> {
  const grammar = await registry.loadGrammar(scopeName);
  if (grammar === null) throw new Error(`No grammar with the scope ${scopeName}.`);
  return grammar;
}

/** The built grammar as it stands in its file. */
async function readRawGrammar(path: string): Promise<IRawGrammar> {
  return textmate.parseRawGrammar(await readFile(new URL(path, root), 'utf8'), path);
}

/**
 * Stands for VS Code's Markdown grammar, which is not ours to copy: headings, inline code, and fenced blocks of
 * languages that nobody knows.
 */
const markdown = {
  scopeName: 'text.html.markdown',
  patterns: [
    { match: '^#+ .*$', name: 'markup.heading.markdown' },
    {
      begin: '(^|\\G)([ \\t]*)(`{3,}|~{3,})([^`]*)$',
      end: '(^|\\G)([ \\t]*)(\\3)[ \\t]*$',
      name: 'markup.fenced_code.block.markdown',
    },
    { match: '`[^`]+`', name: 'markup.inline.raw.string.markdown' },
  ],
};

/** A registry with our grammars and those given, for tests that bring their own themes. */
export function createRegistry(more: Readonly<Record<string, string>> = {}): Registry {
  return new textmate.Registry({
    onigLib,
    async loadGrammar(scopeName) {
      if (scopeName === markdown.scopeName)
        return textmate.parseRawGrammar(JSON.stringify(markdown), 'markdown.json');
      const own = more[scopeName];
      if (own !== undefined) return textmate.parseRawGrammar(own, `${scopeName}.json`);
      const declared = contributions.grammars.find((grammar) => grammar.scopeName === scopeName);
      return declared === undefined ? null : readRawGrammar(declared.path);
    },
    getInjections: (scopeName) =>
      contributions.grammars
        .filter((grammar) => grammar.injectTo?.includes(scopeName) === true)
        .map((grammar) => grammar.scopeName),
  });
}

async function loadOniguruma(): Promise<IOnigLib> {
  const wasm = await readFile(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm'));
  await oniguruma.loadWASM(new Uint8Array(wasm).buffer);
  return oniguruma;
}

const onigLib = loadOniguruma();
const registry = createRegistry();
