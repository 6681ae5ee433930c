import { describeClock } from '../case/describe-clock.ts';
import type { CaseDescription, CaseLog } from '../model/case.ts';
import type { ScanResult } from '../model/scan-result.ts';
import { plainTime, plural } from '../words/plain-words.ts';
import { atMost, type Block, type Inline, list, MOST_NOTES, paragraph } from './report-document.ts';

/** Logs that are listed; a case can have thousands. */
const MOST_LOGS = 200;
/** Logs that are named where they share something. */
const MOST_NAMES = 10;
/** Holes that are listed of one log. */
const MOST_HOLES = 5;

/** Machines, their logs and the time that these cover, with what is not there: silence is no proof where nothing was read. */
export function coverageBlocks(result: ScanResult, { logs, missing }: CaseDescription): Block[] {
  if (result.sources.length === 0) return [paragraph('Nothing could be read.')];
  const found = new Map<string, number>();
  for (const { occurrences } of result.groups) {
    for (const { source } of occurrences) found.set(source, (found.get(source) ?? 0) + 1);
  }
  const rows = logs.slice(0, MOST_LOGS).map((log) => row(log, found));
  const unlisted = logs.length - rows.length;
  const others = result.sources.length - logs.reduce((sum, { parts }) => sum + parts.length, 0);
  const columns = ['Log', 'Machine', 'Kind', 'From', 'To', 'Records', 'Files', 'Places', 'Holes'];
  return [
    ...(rows.length === 0
      ? []
      : [{ kind: 'table', caption: 'Logs, with the time that they cover', columns, rows } as const]),
    ...(unlisted > 0 ? [paragraph(`And ${plural(unlisted, 'more log')}.`)] : []),
    ...(others > 0
      ? [
          paragraph(
            `Besides, ${plural(others, 'file')} that ${others === 1 ? 'is' : 'are'} no log of a known kind.`,
          ),
        ]
      : []),
    ...clockBlocks(logs),
    ...(missing.length === 0
      ? []
      : [paragraph({ strong: 'Holes, what was not gathered, and what is there twice' })]),
    ...list(
      atMost(
        MOST_NOTES,
        missing.map(({ node, message }) => (node === undefined ? message : `${node}: ${message}`)),
      ),
    ),
  ];
}

/** Times that a log did not write itself say where they come from. */
function clockBlocks(logs: readonly CaseLog[]): Block[] {
  const clocks = new Map<string, string[]>();
  for (const { name, node, parts } of logs) {
    const clock = parts.find(({ localClock }) => localClock !== undefined)?.localClock;
    if (clock === undefined) continue;
    const by = describeClock(clock.minutes, clock.source);
    clocks.set(by, [...(clocks.get(by) ?? []), node === undefined ? name : `${name} of ${node}`]);
  }
  if (clocks.size === 0) return [];
  const lines = [...clocks].map(([by, names]) => {
    const shown = names.slice(0, MOST_NAMES).join(', ');
    const more = names.length > MOST_NAMES ? ` and ${plural(names.length - MOST_NAMES, 'more log')}` : '';
    return `Local time became UTC, ${by}: ${shown}${more}`;
  });
  return list(lines);
}

function row(log: CaseLog, found: ReadonlyMap<string, number>): Inline[] {
  const { name, node = '', kind, parts, firstTime, lastTime, holes } = log;
  const sum = (of: (part: CaseLog['parts'][number]) => number): string =>
    parts.reduce((total, part) => total + of(part), 0).toLocaleString('en-US');
  return [
    name,
    node,
    kind,
    firstTime === undefined ? 'not known' : plainTime(firstTime),
    lastTime === undefined ? 'not known' : plainTime(lastTime),
    sum(({ records }) => records),
    String(parts.length),
    sum(({ path }) => found.get(path) ?? 0),
    describeHoles(holes),
  ];
}

function describeHoles(holes: CaseLog['holes']): string {
  if (holes.length === 0) return 'none known';
  const shown = holes.slice(0, MOST_HOLES).map(({ from, to }) => `${plainTime(from)} to ${plainTime(to)}`);
  return holes.length > shown.length
    ? `${shown.join('; ')}; and ${holes.length - shown.length} more`
    : shown.join('; ');
}
