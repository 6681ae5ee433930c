import type { DetectedKind } from '../log-formats/detect-kind.ts';
import { comparableStamp } from './excerpt-index.ts';

/**
 * Zero-based line of the first record that was logged at a time or later, both as the log writes it: `yyyy-mm-dd
 * hh:mm:ss` or the beginning of that. Undefined where there is none.
 */
export function findLineAtTime(
  text: string,
  { format, kind }: DetectedKind,
  time: string,
): number | undefined {
  let line = 0;
  for (let at = 0; at < text.length; line++) {
    const lineFeed = text.indexOf('\n', at);
    const end = lineFeed < 0 ? text.length : lineFeed;
    const header = format.parseHeader(text.slice(at, Math.min(end, at + 512)).trimEnd(), kind.clock);
    const stamp = comparableStamp(header.timestamp?.text);
    if (stamp !== undefined && stamp >= time) return line;
    at = end + 1;
  }
  return undefined;
}
