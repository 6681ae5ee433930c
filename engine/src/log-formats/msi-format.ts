import type { RecordHeader } from '../model/log-record.ts';
import {
  CONTINUES,
  emptyHeader,
  type LineMark,
  lineMark,
  levels,
  type RecordFormat,
} from './record-format.ts';

/**
 * Windows Installer verbose log. Its clock is local and without a date, so no time is ever derived from it; a record
 * starts at any of the documented shapes (log-formats.md 2.3), everything else continues the record above.
 */
export const msiFormat: RecordFormat = { name: 'msi', markLine, parseHeader, paragraphs: false };

const starts = [
  'MSI (',
  '=== ',
  'Action ',
  'Property(',
  'MainEngineThread',
  'Note: ',
  '*******',
  'CustomAction ',
  'SFXCA: ',
  'Calling custom action',
  'Error ',
  'Info ',
  'Warning ',
  'Machine policy',
  'User policy',
].map((word) => Uint8Array.from(word, (letter) => letter.charCodeAt(0)));

function markLine(bytes: Uint8Array, start: number, end: number): LineMark {
  for (const word of starts) {
    if (startsWith(bytes, start, end, word)) return lineMark(levelOf(bytes, start), -1);
  }
  return CONTINUES;
}

function startsWith(bytes: Uint8Array, at: number, end: number, word: Uint8Array): boolean {
  if (at + word.length > end) return false;
  for (let i = 0; i < word.length; i++) if (bytes[at + i] !== word[i]) return false;
  return true;
}

/** Only `Error 1722.` and `Warning` lines state a level. */
function levelOf(bytes: Uint8Array, start: number): number {
  if (bytes[start] === 0x45) return levels.indexOf('error');
  if (bytes[start] === 0x57) return levels.indexOf('warn');
  return levels.indexOf('info');
}

const prefix = /^MSI \([a-zA-Z]\) \([0-9A-Fa-f!]{2}:[0-9A-Fa-f!]{2}\)(?: \[(\d\d:\d\d:\d\d:\d{3})\])?: /;

function parseHeader(line: string): RecordHeader {
  const m = prefix.exec(line);
  const level = line.startsWith('Error ') ? 'error' : line.startsWith('Warning ') ? 'warn' : 'info';
  const stamp = m?.[1];
  if (stamp === undefined) return { ...emptyHeader, level };
  const start = line.indexOf(stamp);
  return { ...emptyHeader, level, localTimestamp: { text: stamp, start, end: start + stamp.length } };
}
