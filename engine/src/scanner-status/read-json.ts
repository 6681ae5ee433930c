import { readString, skipBlanks, wordAt } from './json-tokens.ts';
import { scalar, type PrintedField, type PrintedValue } from './printed-value.ts';

/** Deeper than any depth that ConvertTo-Json takes (100), and shallow enough for every reader. */
const MAX_DEPTH = 128;

/** One JSON value of a text. */
export interface JsonReading {
  /** What could be read, also when the value is broken or cut; undefined when nothing could. */
  readonly value: PrintedValue | undefined;
  /** Offset of the first character after it, or of the error. */
  readonly end: number;
  readonly mistakes: readonly JsonMistake[];
  /** False when reading stopped at a mistake. */
  readonly complete: boolean;
}

interface JsonMistake {
  readonly kind: 'trailing-comma' | 'syntax' | 'cut' | 'too-deep';
  readonly offset: number;
  readonly message: string;
}

interface OpenContainer {
  readonly close: ']' | '}';
  readonly line: number;
  readonly fields: PrintedField[];
  readonly items: PrintedValue[];
  key: { readonly name: string; readonly line: number } | undefined;
}

/**
 * Reads one JSON value from an offset. Own code because JSON.parse knows no lines, rounds numbers above 2^53, and
 * gives nothing of a text that was cut or has a comma too many. No recursion, so depth costs nothing.
 *
 * @param lineOf 1-based line of an offset.
 */
export function readJson(text: string, start: number, lineOf: (offset: number) => number): JsonReading {
  const mistakes: JsonMistake[] = [];
  const open: OpenContainer[] = [];
  let done: PrintedValue | undefined;
  let at = start;

  const add = (value: PrintedValue): void => {
    const top = open.at(-1);
    if (top === undefined) done = value;
    else if (top.close === ']') top.items.push(value);
    else if (top.key !== undefined) {
      top.fields.push({ name: top.key.name, line: top.key.line, value });
      top.key = undefined;
    }
  };
  const closeTop = (): void => {
    const top = open.pop();
    if (top === undefined) return;
    add(
      top.close === ']'
        ? { kind: 'list', items: top.items, line: top.line }
        : { kind: 'object', fields: top.fields, text: undefined, line: top.line },
    );
  };
  const stop = (kind: JsonMistake['kind'], message: string): JsonReading => {
    mistakes.push({ kind, offset: at, message });
    while (open.length > 0) closeTop();
    return { value: done, end: at, mistakes, complete: false };
  };

  /** What may stand here: a value, or after it a comma or the end. */
  let expecting: 'value' | 'first' | 'next' = 'value';
  for (;;) {
    at = skipBlanks(text, at);
    if (at >= text.length) return stop('cut', 'The JSON ends in the middle.');
    const character = text.charAt(at);
    const top = open.at(-1);

    if (expecting === 'next') {
      if (top === undefined) return { value: done, end: at, mistakes, complete: true };
      if (character === ',') {
        const after = skipBlanks(text, at + 1);
        if (text.charAt(after) === top.close) {
          const message = `There is a comma too many before ${top.close}: take it away.`;
          mistakes.push({ kind: 'trailing-comma', offset: at, message });
        } else {
          expecting = 'value';
        }
        at++;
        continue;
      }
      if (character === top.close) {
        at++;
        closeTop();
        if (open.length === 0) return { value: done, end: at, mistakes, complete: true };
        continue;
      }
      return stop('syntax', `A comma or ${top.close} is missing before ${quote(character)}.`);
    }

    if (expecting === 'first' && top !== undefined && character === top.close) {
      expecting = 'next';
      continue;
    }
    if (top?.close === '}' && top.key === undefined) {
      if (character !== '"')
        return stop('syntax', `A name in double quotes is missing before ${quote(character)}.`);
      const name = readString(text, at);
      if (name === undefined) return stop('cut', 'The JSON ends in the middle of a name.');
      const line = lineOf(at);
      at = skipBlanks(text, name.end);
      if (text.charAt(at) !== ':')
        return stop(at >= text.length ? 'cut' : 'syntax', 'A colon is missing after a name.');
      at++;
      top.key = { name: name.value, line };
      expecting = 'value';
      continue;
    }
    if (character === '{' || character === '[') {
      if (open.length >= MAX_DEPTH)
        return stop('too-deep', `The JSON is nested deeper than ${MAX_DEPTH} levels.`);
      open.push({
        close: character === '{' ? '}' : ']',
        line: lineOf(at),
        fields: [],
        items: [],
        key: undefined,
      });
      at++;
      expecting = 'first';
      continue;
    }
    if (character === '"') {
      const string = readString(text, at);
      if (string === undefined) return stop('cut', 'The JSON ends in the middle of a text.');
      add(scalar(string.value, lineOf(at)));
      at = string.end;
    } else {
      const word = wordAt(text, at);
      if (word === undefined) return stop('syntax', `A value is missing before ${quote(character)}.`);
      add(scalar(word === 'null' ? '' : word, lineOf(at)));
      at += word.length;
    }
    expecting = 'next';
    if (open.length === 0) return { value: done, end: at, mistakes, complete: true };
  }
}

function quote(character: string): string {
  return character < ' '
    ? `the character U+${character.charCodeAt(0).toString(16).padStart(4, '0')}`
    : `\`${character}\``;
}
