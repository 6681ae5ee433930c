import { isMap, isNode, LineCounter, parseDocument, visit } from 'yaml';
import type { Document } from 'yaml';
import { capitalised } from '../words/plain-words.ts';
import type { LocatedProblem } from './located-problem.ts';
import { findNearestWord, listWords } from './nearest-word.ts';
import { YamlMapping } from './yaml-mapping.ts';
import { nestsTooDeeply } from './yaml-nesting.ts';
import { cut, textOf } from './yaml-words.ts';

/** A path of keys and indexes in a document. */
export type YamlPath = readonly (string | number)[];

/** A signature is a page, not a book; larger input is refused before it is parsed. In UTF-16 units. */
const MAX_LENGTH = 200_000;

/**
 * A YAML text read with care: every question that is answered with "no" leaves a problem with its place. Aliases are
 * refused, so a small file can never unfold into a large one.
 */
export class YamlFile {
  readonly problems: LocatedProblem[] = [];
  readonly #file: string;
  readonly #text: string;
  readonly #lines = new LineCounter();
  readonly #document: Document.Parsed | undefined;

  constructor(file: string, text: string) {
    this.#file = file;
    this.#text = text;
    if (text.length > MAX_LENGTH) {
      this.#add(
        0,
        0,
        'error',
        `The file is longer than ${MAX_LENGTH} characters; a known error needs far less.`,
      );
      return;
    }
    if (nestsTooDeeply(text)) {
      this.#add(
        0,
        0,
        'error',
        'The file nests its values more deeply than any signature needs; write it flatter.',
      );
      return;
    }
    const document = parseDocument(text, { lineCounter: this.#lines, prettyErrors: false });
    for (const error of document.errors) {
      this.#add(error.pos[0], error.pos[1], 'error', `Not valid YAML: ${error.message}`);
    }
    visit(document, {
      Alias: (_, alias) => this.report(alias, 'An alias (`*name`) is not allowed here; write the value out.'),
    });
    if (this.problems.length === 0) this.#document = document;
  }

  /** The mapping at the top, undefined (and reported) when the file holds something else. */
  findRoot(what: string, keys: readonly string[]): YamlMapping | undefined {
    if (this.#document === undefined) return undefined;
    return this.readMapping(this.#document.contents ?? undefined, what, keys);
  }

  /** The node as a mapping with no keys but these; with the keys `*`, any. */
  readMapping(node: unknown, what: string, keys: readonly string[] | '*'): YamlMapping | undefined {
    if (!isMap(node)) {
      this.report(
        node,
        `${capitalised(what)} is a mapping of ${keys === '*' ? 'names to values' : 'keys to values'}.`,
      );
      return undefined;
    }
    if (keys !== '*') {
      for (const { key } of node.items) {
        const name = textOf(key);
        if (name !== undefined && keys.includes(name)) continue;
        const near = name === undefined ? undefined : findNearestWord(name, keys);
        const mend = near === undefined ? `its keys are ${listWords(keys)}.` : `did you mean \`${near}\`?`;
        this.report(key, `\`${cut(name)}\` is not a key of ${what}; ${mend}`);
      }
    }
    return new YamlMapping(this, node, what);
  }

  /** Leaves a problem at the node; at the top where there is none. */
  report(node: unknown, message: string, severity: LocatedProblem['severity'] = 'error'): void {
    const range = isNode(node) ? node.range : undefined;
    this.#add(range?.[0] ?? 0, range?.[1] ?? 0, severity, message);
  }

  /** Leaves a problem at an offset of the text that the node holds, or at the node where its text is written otherwise. */
  reportInside(node: unknown, text: string, index: number, message: string): void {
    const [start, end] = (isNode(node) ? node.range : undefined) ?? [0, 0];
    const at = this.#text.slice(start, end).indexOf(text);
    if (at < 0) this.report(node, message);
    else this.#add(start + at + index, start + at + index, 'error', message);
  }

  /** Leaves a problem at the longest part of the path that the document has. */
  reportAt(path: YamlPath, message: string, severity: LocatedProblem['severity'] = 'error'): void {
    for (let length = path.length; length > 0; length--) {
      const node = this.#document?.getIn(path.slice(0, length), true);
      if (isNode(node)) {
        this.report(node, message, severity);
        return;
      }
    }
    this.report(undefined, message, severity);
  }

  #add(start: number, end: number, severity: LocatedProblem['severity'], message: string): void {
    const from = this.#place(start);
    const to = this.#place(Math.max(start, end));
    this.problems.push({
      file: this.#file,
      line: from.line,
      column: from.column,
      endLine: to.line,
      endColumn: to.column,
      severity,
      message,
    });
  }

  #place(offset: number): { line: number; column: number } {
    const { line, col } = this.#lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  }
}
