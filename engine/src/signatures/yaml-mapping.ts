import { isScalar, isSeq } from 'yaml';
import type { Node, YAMLMap } from 'yaml';
import { capitalised } from '../words/plain-words.ts';
import { findNearestWord, listWords } from './nearest-word.ts';
import type { YamlFile } from './yaml-file.ts';
import { cut, textOf } from './yaml-words.ts';

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
    this.#file.report(this.#map, `${capitalised(this.#what)} needs the key \`${key}\`.`);
  }

  #read(node: unknown, what: string): string | undefined {
    const text = textOf(node);
    if (text === undefined) this.#file.report(node, `${capitalised(what)} is a text.`);
    return text;
  }
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
