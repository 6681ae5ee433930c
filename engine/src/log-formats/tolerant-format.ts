import type { RecordHeader } from '../model/log-record.ts';
import type { Clock } from '../model/source.ts';
import { levelNumberAt, parseLevel } from './level.ts';
import { CONTINUES, emptyHeader, type LineMark, lineMark, type RecordFormat } from './record-format.ts';
import { hasStampAt, localTimeOf, parseUtcStamp } from './timestamp.ts';

/**
 * Any stamped text log whose layout is not known, the `.iplog` first of all: no complete line of it is public
 * (log-formats.md 3.2). A record starts where a line begins with a stamp, a bracketed stamp or a level word; nothing
 * is derived from a column.
 */
export const tolerantFormat: RecordFormat = { name: 'tolerant', markLine, parseHeader, paragraphs: false };

/** How far into a line the level word may stand, in bytes. */
const LEVEL_REACH = 64;

function markLine(bytes: Uint8Array, start: number, end: number): LineMark {
  const at = bytes[start] === 0x5b || bytes[start] === 0x22 ? start + 1 : start;
  if (hasStampAt(bytes, at, end)) return lineMark(levelWithin(bytes, at + 19, end), at - start);
  const level = levelNumberAt(bytes, start, end);
  if (level === 0) return CONTINUES;
  // A level word at the start of a line is a record only when it is a cell of its own.
  let wordEnd = start;
  while (wordEnd < end && wordEnd - start < 12 && isLetter(bytes[wordEnd] ?? 0)) wordEnd++;
  const next = wordEnd < end ? bytes[wordEnd] : undefined;
  if (
    wordEnd - start < 4 ||
    (next !== 0x09 && next !== 0x2c && next !== 0x3b && next !== 0x7c && next !== 0x20)
  )
    return CONTINUES;
  const stampAt = wordEnd + 1;
  return lineMark(level, hasStampAt(bytes, stampAt, end) ? stampAt - start : -1);
}

/** The first level word that stands as a word of its own near the stamp. */
function levelWithin(bytes: Uint8Array, from: number, end: number): number {
  const limit = Math.min(end, from + LEVEL_REACH);
  let before = 0x20;
  for (let at = from; at < limit; at++) {
    const byte = bytes[at] ?? 0;
    if (!isLetter(before) && isLetter(byte)) {
      const level = levelNumberAt(bytes, at, end);
      if (level > 0) {
        let wordEnd = at;
        while (wordEnd < limit && isLetter(bytes[wordEnd] ?? 0)) wordEnd++;
        if (wordEnd - at >= 4 && wordEnd - at <= 11) return level;
      }
    }
    before = byte;
  }
  return 0;
}

function isLetter(byte: number): boolean {
  return (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
}

const stamp = /^["[]?(\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:[.,]\d{1,7})?(Z)?)/;
const levelWord =
  /(?<![A-Za-z])(Trace|Verbose|Debug|Info(?:rmation)?|Warn(?:ing)?|Error|Fatal|Critical)(?![A-Za-z])/i;

function parseHeader(line: string, clock: Clock): RecordHeader {
  const m = stamp.exec(line);
  const head = line.slice(0, 128);
  const level = parseLevel(levelWord.exec(head)?.[1] ?? '');
  if (m === null) return { ...emptyHeader, level };
  const text = m[1] ?? '';
  const start = m[0].length - text.length;
  const place = { text, start, end: start + text.length };
  // A `Z` states the zone whatever is known of the format.
  const utc = clock === 'utc' || m[2] !== undefined;
  return {
    timeUtc: utc ? parseUtcStamp(text) : undefined,
    ...(!utc && clock === 'local' ? localTimeOf(text) : {}),
    timestamp: utc ? place : undefined,
    localTimestamp: utc ? undefined : place,
    level,
    component: undefined,
  };
}
