import type { RecordHeader } from '../model/log-record.ts';
import { emptyHeader, CONTINUES, type LineMark, lineMark, type RecordFormat } from './record-format.ts';

/**
 * Text without stamps: console output, transcripts, pasted messages. A record is a paragraph, which ends at an empty
 * line or at a prompt; inside it a message may be broken over lines.
 */
export const paragraphFormat: RecordFormat = {
  name: 'paragraph',
  markLine,
  parseHeader: (): RecordHeader => emptyHeader,
  paragraphs: true,
};

function markLine(bytes: Uint8Array, start: number, end: number): LineMark {
  if (isBlank(bytes, start, end)) return lineMark(0, -1);
  // `PS C:\Users\admin> `
  if (isPrompt(bytes, start, end)) return lineMark(0, -1);
  const before = lineBefore(bytes, start);
  return before === undefined ||
    isBlank(bytes, before.start, before.end) ||
    isPrompt(bytes, before.start, before.end)
    ? lineMark(0, -1)
    : CONTINUES;
}

function isPrompt(bytes: Uint8Array, start: number, end: number): boolean {
  return start + 3 <= end && bytes[start] === 0x50 && bytes[start + 1] === 0x53 && bytes[start + 2] === 0x20;
}

function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (byte !== 0x20 && byte !== 0x0d && byte !== 0x09 && byte !== 0) return false;
  }
  return true;
}

/** The line above, as far as the buffer holds it. */
function lineBefore(bytes: Uint8Array, start: number): { start: number; end: number } | undefined {
  if (start === 0) return undefined;
  let at = start - 1;
  const limit = Math.max(0, start - 4096);
  while (at > limit && bytes[at - 1] !== 0x0a) at--;
  return { start: at, end: start - 1 };
}
