import { baseName } from '../log-formats/detect-kind.ts';
import type { CaseLog, CaseNode, CaseNote, ClockOffset } from '../model/case.ts';
import { withNode } from './case-parts.ts';
import { showOffset } from './describe-clock.ts';
import { findCopies } from './find-copies.ts';
import { logKey, readLogName } from './log-name.ts';

/** A log that ends this much before the others of the case was not gathered with them, in milliseconds. */
const OLDER = 24 * 60 * 60_000;

/** What is not in a case of several sources, or is there twice. One file alone misses nothing: it was asked for as it is. */
export function findMissing(
  logs: readonly CaseLog[],
  nodes: readonly CaseNode[],
  offsets: readonly ClockOffset[],
): CaseNote[] {
  const paths = logs.flatMap(({ parts }) => parts.map(({ path }) => path));
  if (paths.length < 2) return [];
  const present = new Set(paths.map(readLogName).map((name) => (name === undefined ? '' : logKey(name))));
  return [
    ...logs.flatMap((log) => [...findTwinless(log, present), ...findRotationHole(log)]),
    ...findOlder(logs),
    ...findCopies(logs),
    ...nodes.flatMap((node) => findClocksDiffer(node, offsets)),
    ...findClocklessLogs(logs),
  ];
}

/** Sensor and updater write each error a second time (log-formats.md 1.1); support asks for both files. */
function findTwinless(log: CaseLog, present: ReadonlySet<string>): CaseNote[] {
  if (!/^mdi\.(?:sensor|updater)(?:-errors)?$/.test(log.kind)) return [];
  const source = log.parts.at(-1)?.path ?? '';
  const name = readLogName(source);
  if (name === undefined || present.has(logKey({ ...name, isErrors: !name.isErrors }))) return [];
  const wanted = `${name.stem}${name.isErrors ? '' : '-Errors'}${name.extension}`;
  return [
    {
      kind: name.isErrors ? 'no-main-log' : 'no-errors-twin',
      ...withNode(log.node),
      source,
      message: name.isErrors
        ? `${wanted} is not there, so what led to these errors is not known.`
        : `${wanted} is not there: it reaches back further, so older errors may be missing.`,
    },
  ];
}

/** The oldest parts are deleted by rule; one missing in between was not gathered. */
function findRotationHole(log: CaseLog): CaseNote[] {
  const numbers = log.parts.flatMap(({ path }) => readLogName(path)?.part ?? []).sort((a, b) => a - b);
  const notes: CaseNote[] = [];
  numbers.forEach((number, i) => {
    const before = numbers[i - 1];
    if (before === undefined || number - before < 2) return;
    const absent =
      number - before === 2 ? `Part ${before + 1} is` : `Parts ${before + 1} to ${number - 1} are`;
    const source = log.parts.find(({ path }) => readLogName(path)?.part === number)?.path ?? '';
    const message = `${absent} not there, between ${before} and ${number} of ${log.name}.`;
    notes.push({ kind: 'rotation-hole', ...withNode(log.node), source, message });
  });
  return notes;
}

/** Of the logs that are always written, the newest of each machine is compared with the newest of all. */
function findOlder(logs: readonly CaseLog[]): CaseNote[] {
  const newest = new Map<string, CaseLog>();
  for (const log of logs) {
    if ((log.kind !== 'mdi.sensor' && log.kind !== 'mdi.updater') || log.lastTime === undefined) continue;
    const key = `${log.kind}\n${log.node ?? ''}`;
    if ((newest.get(key)?.lastTime ?? '') < log.lastTime) newest.set(key, log);
  }
  const latest = [...newest.values()]
    .map(({ lastTime = '' }) => lastTime)
    .reduce((a, b) => (a > b ? a : b), '');
  return [...newest.values()].flatMap(({ node, name, parts, lastTime = '' }): CaseNote[] => {
    const behind = Date.parse(latest) - Date.parse(lastTime);
    if (!(behind > OLDER)) return [];
    const days = Math.floor(behind / OLDER);
    const message = `${name} ends ${lastTime}, ${days} ${days === 1 ? 'day' : 'days'} before the newest log of the case.`;
    return [{ kind: 'log-older', ...withNode(node), source: parts.at(-1)?.path ?? '', message }];
  });
}

/** Two offsets of one machine: daylight saving began or ended between them, or a log is from elsewhere. */
function findClocksDiffer({ name }: CaseNode, offsets: readonly ClockOffset[]): CaseNote[] {
  const own = offsets.filter(({ node }) => node === name);
  const [first] = own;
  const other = own.find(({ minutes }) => minutes !== first?.minutes);
  if (first === undefined || other === undefined) return [];
  const message = `Its local time is ${showOffset(first.minutes)} by one source and ${showOffset(other.minutes)} by another: summer time, or a log of another machine.`;
  return [{ kind: 'clocks-differ', node: name, source: other.source, message }];
}

/** Logs with local time alone, whose findings cannot be put beside those of others. One note for each machine. */
function findClocklessLogs(logs: readonly CaseLog[]): CaseNote[] {
  const byNode = new Map<string | undefined, string[]>();
  for (const { node, parts } of logs) {
    for (const { path, firstLocalTime, localClock } of parts) {
      if (firstLocalTime === undefined || localClock !== undefined) continue;
      const known = byNode.get(node);
      if (known === undefined) byNode.set(node, [path]);
      else known.push(path);
    }
  }
  return [...byNode].map(([node, paths]): CaseNote => {
    const [source = ''] = paths;
    const which = paths.length === 1 ? baseName(source) : `${baseName(source)} and ${paths.length - 1} more`;
    const message = `${which} ${paths.length === 1 ? 'keeps' : 'keep'} local time, and nothing shows how far that is from UTC, so nothing is known of the order between ${paths.length === 1 ? 'it' : 'them'} and other logs. BaseUTCOffset.log of ComplianceUtility shows it.`;
    return { kind: 'clock-unknown', ...withNode(node), source, message };
  });
}
