import type { RecordHeader } from '../model/log-record.ts';
import type { Clock } from '../model/source.ts';
import { levelNumberAt, parseLevel } from './level.ts';
import { CONTINUES, emptyHeader, type LineMark, lineMark, type RecordFormat } from './record-format.ts';
import { hasStampAt, parseUtcStamp } from './timestamp.ts';

/**
 * Logs of the `Microsoft.Tri` programs (Defender for Identity sensor, updater, deployer): NLog's long date, a padded
 * level, a component without blanks, free text, a key=value tail. The predecessor ATA has process and thread ids
 * between stamp and level and a bracketed component. A fragment may start at the level, as documentation and tickets
 * quote it.
 */
export const triFormat: RecordFormat = {
  name: 'tri',
  markLine,
  stampThenLevel: true,
  parseHeader,
  paragraphs: false,
};

const STAMP_LENGTH = 24;

function markLine(bytes: Uint8Array, start: number, end: number): LineMark {
  if (hasStampAt(bytes, start, end)) {
    const level = levelNumberAt(bytes, start + STAMP_LENGTH + 1, end);
    return lineMark(level === 0 ? levelBehindIds(bytes, start + STAMP_LENGTH + 1, end) : level, 0);
  }
  const level = levelNumberAt(bytes, start, end);
  return level > 0 && isFragment(bytes, start, end) ? lineMark(level, -1) : CONTINUES;
}

/** Level behind ATA's `pid tid` columns. */
function levelBehindIds(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  const limit = Math.min(end, from + 24);
  while (at < limit) {
    const byte = bytes[at] ?? 0;
    if (byte !== 0x20 && (byte < 0x30 || byte > 0x39)) return levelNumberAt(bytes, at, end);
    at++;
  }
  return 0;
}

/** `Error Component ...`: the level as a whole word at the very start, then blanks, then something. */
function isFragment(bytes: Uint8Array, start: number, end: number): boolean {
  let at = start;
  while (at < end && at - start < 6 && (bytes[at] ?? 0) > 0x40) at++;
  return at - start >= 4 && bytes[at] === 0x20 && at + 2 < end;
}

const header =
  /^(?:(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3,7})\s+)?(?:\d{1,7}\s+\d{1,7}\s+)?(?:(Trace|Debug|Info|Warn|Error|Fatal)\b\s*)?(?:(\[[^\]]{1,200}\]|[^\s[\]]{1,200})(?=\s|$))?/;

/** Reads the first line; the stamps of these programs are in UTC (the Burn log wraps them beside the local time). */
export function parseTriHeader(line: string, clock: Clock): RecordHeader {
  const m = header.exec(line);
  if (m === null) return emptyHeader;
  const stamp = m[1];
  const level = m[2] === undefined ? undefined : parseLevel(m[2]);
  return {
    timeUtc: stamp !== undefined && clock === 'utc' ? parseUtcStamp(stamp) : undefined,
    timestamp: stamp === undefined ? undefined : { text: stamp, start: 0, end: stamp.length },
    localTimestamp: undefined,
    level,
    component: level === undefined ? undefined : m[3]?.replace(/^\[|\]$/g, ''),
  };
}

function parseHeader(line: string, clock: Clock): RecordHeader {
  return parseTriHeader(line, clock);
}
