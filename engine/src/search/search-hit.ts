import type { SearchHit } from '../model/search.ts';
import { findSecrets } from '../redact/find-secrets.ts';
import { hiddenSecret, hideIn } from '../redact/hide-secrets.ts';

/** What is shown of a line before and behind the place, in UTF-16 units. */
const BEFORE = 60;
const AFTER = 200;
/** As much of a match is shown. */
const LONGEST = 200;
/** Around the place, secrets are looked for this far: what names one stands near it. */
const SECRETS = 2000;

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
  start: number,
  end: number,
): SearchHit {
  if (isKey) {
    const match = hiddenSecret('private key');
    return { line, startColumn: column + start, endColumn: column + end, before: '', match, after: '' };
  }
  const around = Math.max(0, start - SECRETS);
  const near = text.slice(around, Math.min(text.length, start + SECRETS));
  const secrets = findSecrets(near);
  const show = (from: number, to: number): string => hideIn(near, from - around, to - around, secrets);
  const stop = Math.min(end, start + LONGEST);
  // A place inside a secret is shown as all of it, so that it is told once.
  const inside = secrets.filter((secret) => secret.start < stop - around && secret.end > start - around);
  const first = Math.min(start, ...inside.map((secret) => secret.start + around));
  const last = Math.max(stop, ...inside.map((secret) => secret.end + around));
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
