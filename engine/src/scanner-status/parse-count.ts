import type { StatusCount } from '../model/scanner-status.ts';

/**
 * A printed whole number; beyond 2^53 its digits, because a double would change them. Undefined where anything but
 * digits stands, so that `0042`, a name, stays a name.
 */
function parseCount(text: string): StatusCount | undefined {
  const trimmed = text.trim();
  if (!/^-?(?:0|[1-9]\d{0,30})$/.test(trimmed)) return undefined;
  const value = Number(trimmed);
  return Math.abs(value) <= 2 ** 53 && String(value) === trimmed ? value : trimmed;
}

/** A value of a summary: a number where one was printed, else the text. */
export function parseCounter(text: string): StatusCount {
  const count = parseCount(text);
  if (count !== undefined) return count;
  const trimmed = text.trim();
  // JSON writes fractions with a point; text forms print none.
  return /^-?\d{1,15}\.\d{1,15}$/.test(trimmed) ? Number(trimmed) : trimmed;
}

/** The number that a count stands for, for shares and rates only. */
export function countAsNumber(count: StatusCount | undefined): number | undefined {
  if (count === undefined) return undefined;
  const value = Number(count);
  return Number.isFinite(value) && count !== '' ? value : undefined;
}
