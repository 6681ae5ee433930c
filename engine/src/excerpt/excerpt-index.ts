import type { DetectedKind } from '../log-formats/detect-kind.ts';

/** A point at which a log may be cut: the first line of a record, about every two megabytes. */
export interface ExcerptCut {
  /** Zero-based line that begins here. */
  readonly line: number;
  /** Offset in the bytes of the source; undefined where they are not read as they stand (UTF-16, mixed encodings). */
  readonly byte: number | undefined;
  /** The stamp of the record as the log writes it, for example `2026-03-14 09:26:01.0001`. */
  readonly stamp: string | undefined;
}

/** Where a log can be cut, with what was learnt of it on the way. A few bytes for every two megabytes of log. */
export interface ExcerptIndex {
  readonly detected: DetectedKind;
  readonly lines: number;
  /** At least one, the first at line 0. */
  readonly cuts: readonly ExcerptCut[];
}

/** Zero-based lines of a source, the end exclusive. */
export interface LineWindow {
  readonly firstLine: number;
  readonly endLine: number;
}

/**
 * The window around a line. Windows are two pieces long and begin at every cut, so that a place is never nearer than
 * half a piece to the edge of its window, and places beside each other share one.
 */
export function findWindow(index: ExcerptIndex, line: number): LineWindow {
  const at = findPiece(index, line);
  const next = startOf(index, at + 1);
  const firstHalf = line - startOf(index, at) < next - line;
  const first = firstHalf ? at - 1 : at;
  return windowAt(index, Math.max(0, Math.min(first, index.cuts.length - 2)));
}

/** The window that begins where another ends; undefined at the end of the log. */
export function findNextWindow(index: ExcerptIndex, { endLine }: LineWindow): LineWindow | undefined {
  return endLine >= index.lines ? undefined : windowAt(index, findPiece(index, endLine));
}

/** The window before another; undefined at the start of the log. */
export function findPreviousWindow(index: ExcerptIndex, { firstLine }: LineWindow): LineWindow | undefined {
  return firstLine <= 0 ? undefined : windowAt(index, Math.max(0, findPiece(index, firstLine) - 2));
}

/**
 * The last cut whose record was logged before a time, both as the log writes it: the time is looked for behind it.
 * Stamps of other forms than `yyyy-mm-dd hh:mm:ss` are passed over.
 */
export function findCutBefore(index: ExcerptIndex, time: string): ExcerptCut {
  let found = index.cuts[0] ?? { line: 0, byte: 0, stamp: undefined };
  for (const cut of index.cuts) {
    const stamp = comparableStamp(cut.stamp);
    if (stamp === undefined) continue;
    if (stamp >= time) break;
    found = cut;
  }
  return found;
}

/** A stamp without its `T`, its fraction and its zone; undefined where it does not begin with a date. */
export function comparableStamp(stamp: string | undefined): string | undefined {
  const parts = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)/.exec(stamp ?? '');
  return parts === null ? undefined : `${parts[1]} ${parts[2]}`;
}

/** Number of the piece that a line stands in. */
function findPiece({ cuts }: ExcerptIndex, line: number): number {
  let low = 0;
  let high = cuts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((cuts[middle]?.line ?? Infinity) <= line) low = middle;
    else high = middle - 1;
  }
  return low;
}

function windowAt(index: ExcerptIndex, piece: number): LineWindow {
  return { firstLine: startOf(index, piece), endLine: startOf(index, piece + 2) };
}

/** First line of a piece, or the end of the log behind the last. */
function startOf({ cuts, lines }: ExcerptIndex, piece: number): number {
  return cuts[piece]?.line ?? lines;
}
