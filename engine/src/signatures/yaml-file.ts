import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import type { Document, Node, YAMLMap } from 'yaml';
import type { LocatedProblem } from './located-problem.ts';
import { findNearestWord, listWords } from './nearest-word.ts';
import { nestsTooDeeply } from './yaml-nesting.ts';

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
        `${capitalized(what)} is a mapping of ${keys === '*' ? 'names to values' : 'keys to values'}.`,
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

/** One mapping of a file, read key by key. A missing or wrong value is reported and comes back as undefined. */
export class YamlMapping {
  readonly #file: YamlFile;
  readonly #map: YAMLMap;
  readonly #what: string;

  constructor(file: YamlFile, map: YAMLMap, what: string) {
    this.#file = file;
    this.#map = map;
    this.#what = what;
  }

  get node(): Node {
    return this.#map;
  }

  has(key: string): boolean {
    return this.find(key) !== undefined;
  }

  /** The node of a value; an empty value counts as absent. */
  find(key: string): Node | undefined {
    const node = this.#map.get(key, true);
    return node === undefined || (isScalar(node) && node.value === null && node.source === '')
      ? undefined
      : node;
  }

  names(): { readonly name: string; readonly key: unknown }[] {
    return this.#map.items.map(({ key }) => ({ name: textOf(key) ?? '', key }));
  }

  text(key: string): string | undefined {
    const node = this.find(key);
    return node === undefined ? undefined : this.#read(node, `\`${key}\``);
  }

  requireText(key: string): string | undefined {
    if (!this.has(key)) {
      this.#missing(key);
      return undefined;
    }
    const text = this.text(key);
    if (text?.trim() !== '') return text;
    this.#file.report(this.find(key), `\`${key}\` is empty; write what it says or leave the key out.`);
    return undefined;
  }

  word<Word extends string>(key: string, words: readonly Word[], fallback?: Word): Word | undefined {
    if (!this.has(key) && fallback !== undefined) return fallback;
    const text = this.requireText(key);
    if (text === undefined) return undefined;
    const word = words.find((candidate) => candidate === text);
    if (word !== undefined) return word;
    const near = findNearestWord(text, words);
    const mend = near === undefined ? `it is ${listWords(words)}.` : `did you mean \`${near}\`?`;
    this.#file.report(this.find(key), `\`${cut(text)}\` is not a \`${key}\` of ${this.#what}; ${mend}`);
    return undefined;
  }

  flag(key: string): boolean {
    const node = this.find(key);
    if (node === undefined) return false;
    if (isScalar(node) && typeof node.value === 'boolean') return node.value;
    this.#file.report(node, `\`${key}\` is \`true\` or \`false\`.`);
    return false;
  }

  /** A list of texts; one text stands for a list of one. */
  texts(key: string): string[] {
    const node = this.find(key);
    if (node === undefined) return [];
    const nodes: unknown[] = isSeq(node) ? node.items : [node];
    return nodes.flatMap((item) => this.#read(item, `an entry of \`${key}\``) ?? []);
  }

  requireTexts(key: string): string[] {
    if (!this.has(key)) this.#missing(key);
    return this.texts(key);
  }

  /** The nodes of a list. */
  items(key: string): unknown[] {
    const node = this.find(key);
    if (node === undefined) return [];
    if (isSeq(node)) return node.items;
    this.#file.report(node, `\`${key}\` is a list; begin each entry with \`- \`.`);
    return [];
  }

  /** A mapping of free names to texts. */
  textsByName(key: string): Record<string, string> {
    const node = this.find(key);
    const mapping = node === undefined ? undefined : this.#file.readMapping(node, `\`${key}\``, '*');
    if (mapping === undefined) return {};
    return Object.fromEntries(mapping.names().map(({ name }) => [name, mapping.text(name) ?? '']));
  }

  date(key: string): string | undefined {
    const text = this.requireText(key);
    if (text === undefined) return undefined;
    // `Date.parse` takes the 31st of February for the 3rd of March; writing it back does not.
    if (/^\d{4}-\d\d-\d\d$/.test(text) && isDay(text)) return text;
    this.#file.report(this.find(key), `\`${key}\` is a date such as \`2026-02-04\`, not \`${cut(text)}\`.`);
    return undefined;
  }

  #missing(key: string): void {
    this.#file.report(this.#map, `${capitalized(this.#what)} needs the key \`${key}\`.`);
  }

  #read(node: unknown, what: string): string | undefined {
    const text = textOf(node);
    if (text === undefined) this.#file.report(node, `${capitalized(what)} is a text.`);
    return text;
  }
}

/** A scalar as it is written: `1602` and `0x642` stay what they are. */
function textOf(node: unknown): string | undefined {
  if (!isScalar(node)) return undefined;
  if (typeof node.value === 'string') return node.value;
  return node.value === null ? undefined : node.source;
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function cut(text: string | undefined): string {
  if (text === undefined) return '?';
  return text.length > 40 ? `${text.slice(0, 40)}...` : text;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
