import type { SourceKind } from '../model/source.ts';
import { burnFormat } from './burn-format.ts';
import { lineFormat } from './line-format.ts';
import { msiFormat } from './msi-format.ts';
import { paragraphFormat } from './paragraph-format.ts';
import type { RecordFormat } from './record-format.ts';
import { tableFormat } from './table-format.ts';
import { tolerantFormat } from './tolerant-format.ts';
import { triFormat } from './tri-format.ts';

/** What a source was recognised as, and how its records are read. */
export interface DetectedKind {
  readonly kind: SourceKind;
  readonly format: RecordFormat;
  /** What decided: the file's name, its content, both, or nothing (kind `text`). */
  readonly by: 'name' | 'content' | 'both' | 'nothing';
}

/** A source of no known kind: every rule is tried on it, because it may be a renamed log or a pasted message. */
export const textKind: SourceKind = {
  id: 'text',
  title: 'Text',
  format: 'auto',
  names: [],
  contents: [],
  excludes: [],
  scopes: ['any'],
  clock: 'unknown',
  wraps: true,
};

/** A source that is no text at all: nothing is looked for. */
export const binaryKind: SourceKind = { ...textKind, id: 'binary', title: 'Binary file', scopes: [] };

/**
 * Recognises a source by its name and its first text. The content decides where the two disagree, because customers
 * rename files; the name decides between kinds of one layout (a sensor log, its -Errors twin, the updater's), and for
 * a layout that is not public.
 */
export function detectKind(kinds: readonly SourceKind[], path: string, head: string): DetectedKind {
  const name = baseName(path);
  const lines = head.split('\n', 400).filter((line) => line.trim() !== '');
  const fitting = kinds.filter((kind) => !fitsAny(kind.excludes, head));
  const byContent = fitting.filter((kind) => fitsLines(kind.contents, lines));
  const byName = fitting.filter((kind) => fitsAny(kind.names, name));
  const both = byName.find((kind) => byContent.some((other) => other.format === kind.format));
  if (both !== undefined) return detected(both, head, 'both');
  if (byContent.length === 0 && looksBinary(head)) {
    return { kind: binaryKind, format: paragraphFormat, by: 'nothing' };
  }
  const tolerant = byName.find((kind) => kind.format === 'tolerant');
  if (tolerant !== undefined) return detected(tolerant, head, 'name');
  const renamed = byContent[0];
  const named = byName[0];
  if (renamed !== undefined) {
    // A name that disagrees may be right about what else stands in the file: its rules are tried as well.
    const scopes = [...new Set([...renamed.scopes, ...(named?.scopes ?? [])])];
    return detected({ ...renamed, scopes }, head, 'content');
  }
  return named === undefined ? detected(textKind, head, 'nothing') : detected(named, head, 'name');
}

/** The part of a path behind the last separator, of either system, and behind the `!` of an archive. */
export function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'), path.lastIndexOf('!')) + 1);
}

function detected(kind: SourceKind, head: string, by: DetectedKind['by']): DetectedKind {
  return { kind, format: formatForText(kind, head), by };
}

const formats: Readonly<Record<string, RecordFormat>> = {
  tri: triFormat,
  burn: burnFormat,
  msi: msiFormat,
  table: tableFormat,
  tolerant: tolerantFormat,
  paragraph: paragraphFormat,
  line: lineFormat,
};

/** How records of a text of the kind are told apart. */
export function formatForText(kind: Pick<SourceKind, 'format'>, head: string): RecordFormat {
  return formats[kind.format] ?? (isStamped(head) ? tolerantFormat : paragraphFormat);
}

const stampedLine = /^["[]?(?:[A-Za-z]{4,11}[\t,;| ])?\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d/;

/** True when a good part of the first lines begins with a stamp; the others then continue records. */
function isStamped(head: string): boolean {
  const lines = head.split('\n', 200).filter((line) => line.trim() !== '');
  const stamped = lines.filter((line) => stampedLine.test(line)).length;
  return stamped > 0 && (stampedLine.test(lines[0] ?? '') || stamped * 4 >= lines.length);
}

/** Text has few control characters; what was decoded from a program or a picture is full of them. */
export function looksBinary(head: string): boolean {
  const sample = head.slice(0, 4096);
  let odd = 0;
  for (let i = 0; i < sample.length; i++) {
    const unit = sample.charCodeAt(i);
    if ((unit < 0x20 && unit !== 9 && unit !== 10 && unit !== 13 && unit !== 0x1b) || unit === 0xfffd) odd++;
  }
  return odd * 10 > sample.length;
}

/** A kind is in the content when the first line shows it, or a good part of all lines. */
function fitsLines(patterns: readonly string[], lines: readonly string[]): boolean {
  if (patterns.length === 0 || lines.length === 0) return false;
  if (fitsAny(patterns, lines[0] ?? '')) return true;
  return lines.filter((line) => fitsAny(patterns, line)).length * 5 >= lines.length;
}

const compiled = new Map<string, RegExp>();

function fitsAny(patterns: readonly string[], text: string): boolean {
  return patterns.some((pattern) => {
    let regex = compiled.get(pattern);
    if (regex === undefined) compiled.set(pattern, (regex = new RegExp(pattern, 'im')));
    return regex.test(text);
  });
}
