import { LINE_FEED } from '../excerpt/count-line-feeds.ts';
import { decodeNarrow, decodeUtf8 } from './detect-encoding.ts';

/** Text of whole lines of 8-bit bytes, decided line by line, so that one line of another code page does not spoil the others. */
export function decodeLines(bytes: Uint8Array): string {
  const whole = decodeUtf8(bytes);
  if (whole !== undefined) return whole;
  const lines: string[] = [];
  for (let at = 0; at < bytes.length;) {
    const lineFeed = bytes.indexOf(LINE_FEED, at);
    const end = lineFeed < 0 ? bytes.length : lineFeed + 1;
    lines.push(decodeNarrow(bytes.subarray(at, end)));
    at = end;
  }
  return lines.join('');
}
