import type { SearchQuery } from '#protocol';
import { formatCount } from '../findings/tree/finding-labels.ts';
import type { FileHits, PlacedHit, SearchResults } from './search-results.ts';

/** What was looked for, for example `"gMSA", match case`. */
export function describeQuery({ text, isRegex, matchCase }: SearchQuery): string {
  return [`"${text}"`, ...(isRegex ? ['regular expression'] : []), ...(matchCase ? ['match case'] : [])].join(
    ', ',
  );
}

/** The line above the results: what was looked for, what came of it, and what is missing. */
export function describeResults({ asked, summary, files, count }: SearchResults): string {
  if (asked === undefined) return '';
  const found = count === 0 ? 'not found' : `${counted(count, 'place')} in ${counted(files.length, 'file')}`;
  const what = `${describeQuery(asked.query)} in ${asked.where}: `;
  if (summary === undefined) return `${what}${count === 0 ? '' : `${found}, `}searching...`;
  const { ended, sources, problems } = summary;
  const how = {
    complete: ` (${counted(sources, 'file')} read).`,
    cancelled: `, stopped early (${counted(sources, 'file')} read).`,
    limit: '. There are more: ask more narrowly to see them.',
    stopped: '. The search was broken off.',
  }[ended];
  const rest =
    problems.length === 0
      ? ''
      : ` ${counted(problems.length, 'problem')}; the output channel says what was not searched.`;
  return what + found + how + rest;
}

/** `1 place`, `1,200 places`. */
function counted(count: number, word: string): string {
  return `${formatCount(count)} ${word}${count === 1 ? '' : 's'}`;
}

/** Name and folder of a file as rows show them. */
export function splitPath(path: string): { readonly name: string; readonly folder: string } {
  const at = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  return { name: path.slice(at + 1), folder: path.slice(0, Math.max(at, 0)) };
}

/** The row of a place: its text with the part that fits, and its line. */
export function describePlace({ hit }: PlacedHit): {
  readonly label: string;
  readonly highlight: [number, number];
  readonly line: string;
} {
  const { line } = hit;
  // A row of a tree has no tab stops.
  const [before, match, after] = [hit.before, hit.match, hit.after].map((part) =>
    part.replaceAll('\t', ' '),
  ) as [string, string, string];
  return {
    label: before + match + after,
    highlight: [before.length, before.length + match.length],
    line: `line ${formatCount(line + 1)}`,
  };
}

/** What a screen reader says of a row. */
export function accessibleLabel(row: FileHits | PlacedHit): string {
  if ('hit' in row) {
    const { label, line } = describePlace(row);
    return `${line}, ${label}`;
  }
  const { name, folder } = splitPath(row.path);
  return `${name}, ${counted(row.places.length, 'place')}, in ${folder}`;
}
