import type { SearchHit } from '../model/search.ts';
import { hiddenSecret, hideIn } from '../redact/hide-secrets.ts';
import type { NearSecrets } from './near-secrets.ts';

/** What is shown of a line before and behind the place, in UTF-16 units. */
const BEFORE = 60;
const AFTER = 200;
/** As much of a match is shown. */
const LONGEST = 200;

interface SearchedLine {
  readonly line: number;
  readonly column: number;
  readonly text: string;
  readonly isKey: boolean;
}

/**
 * A place in a line, with what is shown of the line. `column` is that of the text's first unit in its line. A line of a
 * private key shows nothing of itself.
 */
export function toSearchHit(
  { line, column, text, isKey }: SearchedLine,
  [start, end]: readonly [number, number],
  near: NearSecrets,
): SearchHit {
  if (isKey) {
    const match = hiddenSecret('private key');
    return { line, startColumn: column + start, endColumn: column + end, before: '', match, after: '' };
  }
  const secrets = near.find(text, start);
  const show = (from: number, to: number): string => hideIn(text, from, to, secrets);
  const stop = Math.min(end, start + LONGEST);
  // A place inside a secret is shown as all of it, so that it is told once.
  const inside = secrets.filter((secret) => secret.start < stop && secret.end > start);
  const first = Math.min(start, ...inside.map((secret) => secret.start));
  const last = Math.max(stop, ...inside.map((secret) => secret.end));
  const cut = start > BEFORE;
  // Indentation says nothing in a list.
  const from = cut ? start - BEFORE : text.slice(0, start).search(/\S|$/);
  const to = Math.min(text.length, stop + AFTER);
  return {
    line,
    startColumn: column + start,
    endColumn: column + end,
    before: (cut ? '…' : '') + show(from, first),
    match: show(first, last) + (stop < end ? '…' : ''),
    after: stop < end ? '' : show(last, to) + (to < text.length ? '…' : ''),
  };
}
