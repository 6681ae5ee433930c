import {
  escapeMarkdown,
  findKnownName,
  findScanLooks,
  groupByCluster,
  renderProgress,
  renderStatusField,
  renderVerdict,
  type StatusPart,
  type StatusFieldMeaning,
} from '#engine';
import type { DocumentStatus } from '../../status-reports.ts';
import { judgedFields } from './judged-fields.ts';
import { type PrintedPlace, printedPlaces } from './printed-places.ts';

/** Lines below the header of a table in which its rows tell whose header it is. */
const HEADER_REACH = 3;
/** Cards at one place; more would not be read. */
const MAX_CARDS = 3;
/** Names whose card also shows how the scan gets on. */
const progressNames: ReadonlySet<string> = new Set([
  'ClusterStatus',
  'TimeFromStart',
  'ScannedFiles',
  'MBScanned',
  'ScannedBytes',
]);

export interface StatusHoverOptions {
  readonly fields: readonly StatusFieldMeaning[];
  /** False where the client shows no Markdown: then the text has to say it all. */
  readonly pictures: boolean;
  /** A link to the findings of a node's logs, where the client has one. */
  readonly findingsLink: (node: string) => string | undefined;
}

/**
 * What the name or the word under the cursor means, what was judged of it, and how the scan gets on. Empty outside of
 * a snapshot. Zero-based line, UTF-16 column.
 */
export function statusHover(
  { report, verdicts }: DocumentStatus,
  text: string,
  line: number,
  column: number,
  options: StatusHoverOptions,
): readonly string[] {
  // A snapshot begins with the first thing that it says: below the header, where it begins with a table.
  const reaches = [0, HEADER_REACH];
  const snapshot = reaches
    .map((reach) => report.snapshots.find((one) => line + 1 >= one.line - reach && line + 1 <= one.endLine))
    .find((one) => one !== undefined);
  if (snapshot === undefined) return [];
  const places = printedPlaces(report);
  const here = places.get(line + 1) ?? [];
  const word = wordAt(text, column);
  const pointed = here.filter((place) => isAt(text, column, place, word));
  const name = word === undefined ? undefined : findKnownName(word)?.name;
  const parts = name === undefined ? [] : nameCards(options.fields, name, pointed, below(places, line + 1));
  const valued = pointed.flatMap((place) => valueCard(options.fields, place) ?? []);
  const cards = parts.length > 0 ? parts : valued.length > 0 ? valued : listCards(options.fields, text, word);
  const judged = verdicts.filter(
    (verdict) =>
      verdict.line === line + 1 &&
      pointed.some(
        (place) =>
          place.subject === verdict.subject &&
          (place.name === 'NodeName' ||
            place.name === 'Path' ||
            (judgedFields[verdict.code] ?? []).includes(place.name)),
      ),
  );
  const node = pointed.find((place) => place.name === 'NodeName')?.value;
  const link = node === undefined ? undefined : options.findingsLink(node);
  const shown = name ?? pointed[0]?.name ?? '';
  const ofCluster = groupByCluster(report.snapshots).find((group) => group.includes(snapshot)) ?? [];
  const progress = progressNames.has(shown)
    ? renderProgress(findScanLooks(snapshot, ofCluster), options.pictures)
    : '';
  return [
    ...unique(cards).slice(0, MAX_CARDS),
    ...unique(judged.map(renderVerdict)).slice(0, MAX_CARDS),
    ...(progress === '' ? [] : [progress]),
    ...(node === undefined || link === undefined
      ? []
      : [`[Show findings of ${escapeMarkdown(node)}](${link})`]),
  ];
}

/** Cards of a name; with the value where the line prints exactly one. */
function nameCards(
  fields: readonly StatusFieldMeaning[],
  name: string,
  pointed: readonly PrintedPlace[],
  rows: readonly PrintedPlace[],
): readonly string[] {
  const meanings = fields.filter((field) => field.name === name);
  const own = pointed.filter((place) => place.name === name);
  const parts: readonly StatusPart[] = (own.length > 0 ? own : rows.filter((row) => row.name === name)).map(
    ({ part }) => part,
  );
  const fitting = meanings.filter(({ of }) => of.some((part) => parts.includes(part)));
  const values = new Set(own.map(({ value }) => value));
  const [value] = values;
  return (fitting.length > 0 ? fitting : meanings).map((field) =>
    values.size === 1 ? renderStatusField(field, value) : renderStatusField(field),
  );
}

/** The card of a printed word that is known; a name or a number needs none. */
function valueCard(fields: readonly StatusFieldMeaning[], place: PrintedPlace): string | undefined {
  const field = fields.find(({ name, of }) => name === place.name && of.includes(place.part));
  const isKnown = field?.words.some(({ word }) => word.toLowerCase() === place.value.trim().toLowerCase());
  return field !== undefined && isKnown === true ? renderStatusField(field, place.value) : undefined;
}

/** A word in a list that was printed again later: of those only the last is kept, but each line names its value. */
function listCards(
  fields: readonly StatusFieldMeaning[],
  text: string,
  word: string | undefined,
): readonly string[] {
  const [, label = '', value = ''] =
    /^\s{0,200}([A-Za-z]{2,64})\s{0,200}:\s{0,200}([A-Za-z]{1,64})\s*$/.exec(text) ?? [];
  if (word === undefined || value !== word) return [];
  const name = findKnownName(label)?.name;
  const known = fields.filter(
    (field) =>
      field.name === name && field.words.some((one) => one.word.toLowerCase() === value.toLowerCase()),
  );
  return known.map((field) => renderStatusField(field, value));
}

/** Whether the cursor is on the name or on the value of a place. */
function isAt(text: string, column: number, place: PrintedPlace, word: string | undefined): boolean {
  if (word !== undefined && findKnownName(word)?.name === place.name) return true;
  const value = place.value.trim();
  if (value === '') return false;
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
    if (column >= at && column <= at + value.length) return true;
    if (at > column) return false;
  }
  return false;
}

function below(places: ReadonlyMap<number, readonly PrintedPlace[]>, line: number): readonly PrintedPlace[] {
  for (let reach = 0; reach <= HEADER_REACH; reach++) {
    const row = places.get(line + reach);
    if (row !== undefined) return row;
  }
  return [];
}

function wordAt(text: string, column: number): string | undefined {
  const before = /[A-Za-z]{0,64}$/.exec(text.slice(Math.max(0, column - 64), column))?.[0] ?? '';
  const after = /^[A-Za-z]{0,64}/.exec(text.slice(column, column + 64))?.[0] ?? '';
  return before + after === '' ? undefined : before + after;
}

function unique(cards: readonly string[]): readonly string[] {
  return [...new Set(cards)];
}
