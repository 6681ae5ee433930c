import type { RecordHeader } from '../model/log-record.ts';
import type { Clock } from '../model/source.ts';
import { levelNumberAt } from './level.ts';
import { CONTINUES, type LineMark, lineMark, type RecordFormat } from './record-format.ts';
import { hasStampAt, localTimeOf } from './timestamp.ts';
import { parseTriHeader } from './tri-format.ts';

/**
 * WiX Burn setup log: `[pid:tid][local time]i000: text` (format string in WiX's logutil.cpp). Where the text is a
 * line of the bootstrapper application it carries its own stamp in UTC; both clocks are kept.
 */
export const burnFormat: RecordFormat = {
  name: 'burn',
  markLine,
  parseHeader,
  paragraphs: false,
  hasTwoClocks: true,
};

function markLine(bytes: Uint8Array, start: number, end: number): LineMark {
  const bracket = bytes[start] === 0x5b ? start + 1 : start;
  // `1C60:1AA8][`, with one to eight hexadecimal digits on either side of the colon.
  let at = bracket;
  const limit = Math.min(end, bracket + 18);
  while (at < limit && bytes[at] !== 0x5d) at++;
  if (bytes[at] !== 0x5d || bytes[at + 1] !== 0x5b || !hasStampAt(bytes, at + 2, end)) return CONTINUES;
  const stampAt = at + 2;
  const kind = bytes[stampAt + 20];
  if (bytes[stampAt + 19] !== 0x5d || kind === undefined || stampAt + 20 >= end) return CONTINUES;
  const textAt = stampAt + 26;
  if (hasStampAt(bytes, textAt, end)) {
    return lineMark(levelNumberAt(bytes, textAt + 25, end) || levelOfLetter(kind), textAt - start);
  }
  return lineMark(levelOfLetter(kind), stampAt - start);
}

/** i, w and e of `i000`, `w343`, `e000`. */
function levelOfLetter(letter: number): number {
  return letter === 0x69 ? 3 : letter === 0x77 ? 4 : letter === 0x65 ? 5 : 0;
}

const prefix = /^\[?[0-9A-Fa-f]{1,8}:[0-9A-Fa-f]{1,8}\]\[(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\]([iwe])\d{3}:\s?/;

function parseHeader(line: string, clock: Clock): RecordHeader {
  const m = prefix.exec(line);
  if (m === null) return parseTriHeader(line, clock);
  const length = m[0].length;
  const inner = parseTriHeader(line.slice(length), 'utc');
  const localStart = line.indexOf(m[1] ?? '');
  const letter = m[2] === 'e' ? 'error' : m[2] === 'w' ? 'warn' : 'info';
  return {
    timeUtc: inner.timeUtc,
    ...(inner.timeUtc === undefined ? localTimeOf(m[1] ?? '') : {}),
    timestamp:
      inner.timestamp === undefined
        ? undefined
        : {
            text: inner.timestamp.text,
            start: inner.timestamp.start + length,
            end: inner.timestamp.end + length,
          },
    localTimestamp: { text: m[1] ?? '', start: localStart, end: localStart + 19 },
    level: inner.level ?? letter,
    component: inner.component,
  };
}
