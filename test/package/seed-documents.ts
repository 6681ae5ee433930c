import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../support/real-catalog.ts';

/** Something in a seed document that the knowledge has to account for. */
export interface SeedItem {
  /** Beginning of the document's name, for example `002`. */
  readonly document: string;
  /** 1-based line of the document. */
  readonly line: number;
  readonly kind: 'code block' | 'inline code' | 'error text' | 'cmdlet' | 'section';
  /** One line, or the lines of a code block. */
  readonly text: string;
}

/** Where the seeds lie beside the project; they are no part of it. */
export const seedFolder = path.join(root, '../shared/seeds');

/** Everything that the seed documents have to say, or undefined where they are absent. */
export function readSeedItems(): readonly SeedItem[] | undefined {
  if (!existsSync(seedFolder)) return undefined;
  return readdirSync(seedFolder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .flatMap((name) => itemsOf(name.slice(0, 3), readFileSync(path.join(seedFolder, name), 'utf8')));
}

/** The sentences of the seed documents, one paragraph each, without code, quoted errors and headings. */
export function readSeedProse(): readonly string[] {
  return readdirSync(seedFolder)
    .filter((name) => name.endsWith('.txt'))
    .flatMap((name) =>
      readFileSync(path.join(seedFolder, name), 'utf8')
        .replace(/```[\s\S]*?```|`[^`]*`|\*\*[^*]*\*\*|^#.*$/gm, '\n\n')
        .split(/\n\s*\n/),
    );
}

function itemsOf(document: string, text: string): SeedItem[] {
  const body = text.replace(/^---\n[\s\S]*?\n---\n/, (header) => '\n'.repeat(header.split('\n').length - 1));
  const items: SeedItem[] = [];
  const add = (kind: SeedItem['kind'], at: number, found: string): void => {
    const seen = items.some((item) => item.kind === kind && item.text === found);
    if (!seen) items.push({ document, line: body.slice(0, at).split('\n').length, kind, text: found });
  };

  const fence = /^ *```[^\n]*\n([\s\S]*?)\n *```/gm;
  for (const m of body.matchAll(fence)) add('code block', m.index, unindent(m[1] ?? ''));
  // Blocks are blanked, not cut, so that lines keep their numbers.
  const prose = body.replace(fence, (block) => block.replace(/[^\n]/g, ' '));

  for (const m of prose.matchAll(codeSpan)) {
    const code = (m[2] ?? '').trim();
    if (code.length >= 6) add('inline code', m.index, oneLine(code));
  }
  for (const m of prose.matchAll(/^#{2,3} (.+)$/gm)) add('section', m.index, (m[1] ?? '').trim());
  for (const pattern of errorTexts) {
    for (const m of prose.matchAll(pattern)) add('error text', m.index, oneLine(m[1] ?? ''));
  }
  for (const m of body.matchAll(
    /(?<![\w/-])(?:[A-Z][a-z]+)-(?:AIP|AD|Net|Child|Credential|Certificate)\w*/g,
  )) {
    add('cmdlet', m.index, m[0]);
  }
  return items;
}

/** Inline code ends in its paragraph: one of the documents has a backtick too many. */
const codeSpan = /(?<!`)(`+)(?!`)((?:(?!\n\s*\n)[\s\S])*?)(?<!`)\1(?!`)/g;

/** The places where these documents quote an error in words, without code. */
const errorTexts: readonly RegExp[] = [
  // Bold sentences: of four words and more, and no name of a setting.
  /\*\*((?:[^*\s]+ ){3,}[^*\s]+)\*\*/g,
  // The paragraph under "Error message" that is neither a list nor code.
  /^\*\*Error(?: message)?\*\*\n\n(?![`-]|One of the following)((?:[^\s`][^`\n]*\n)+)/gm,
  // A paragraph or a list after a sentence that announces errors and ends with a colon.
  /following [\w ]*errors?:\n\n(?!\*\*)((?:[A-Z].*\n(?:\S.*\n)*))/g,
  // The record that goes on after its first line, which alone is code.
  /^``[^\n]+``\n((?:\S.*\n)+)/gm,
  /^- (The Open procedure for service .*)$/gm,
];

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function unindent(block: string): string {
  return block
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}
