import type { RecordHeader } from '../model/log-record.ts';
import type { Clock } from '../model/source.ts';
import { levelNumberAt, parseLevel } from './level.ts';
import { CONTINUES, emptyHeader, type LineMark, lineMark, type RecordFormat } from './record-format.ts';
import { hasStampAt, localTimeOf } from './timestamp.ts';

/**
 * `.miplog`: TAB-separated rows that start with level and local time; telemetry rows span lines that start with a TAB
 * or a quote (log-formats.md 4, after SmallTool_MIP).
 */
export const tableFormat: RecordFormat = { name: 'table', markLine, parseHeader, paragraphs: false };

function markLine(bytes: Uint8Array, start: number, end: number): LineMark {
  const limit = Math.min(end, start + 16);
  let tab = start;
  while (tab < limit && bytes[tab] !== 9) tab++;
  if (bytes[tab] !== 9 || tab === start || !hasStampAt(bytes, tab + 1, end)) return CONTINUES;
  return lineMark(levelNumberAt(bytes, start, end), tab + 1 - start);
}

const header = /^([A-Za-z]+)\t(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3})\t([^\t]*)/;

function parseHeader(line: string, clock: Clock): RecordHeader {
  const m = header.exec(line);
  if (m === null) return emptyHeader;
  const start = (m[1] ?? '').length + 1;
  const text = m[2] ?? '';
  return {
    timeUtc: undefined,
    ...(clock === 'local' ? localTimeOf(text) : {}),
    timestamp: undefined,
    localTimestamp: { text, start, end: start + text.length },
    level: parseLevel(m[1] ?? ''),
    component: m[3] === '' ? undefined : m[3],
  };
}
