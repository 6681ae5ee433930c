/**
 * Writes the offsets at which lines start in [0, end) into `starts`, the first line (offset 0) included, and returns
 * how many there are. A line feed ends a line; a carriage return before it belongs to the line end. Four bytes are
 * looked at in one step: the word with all line feeds turned to zero has a zero byte where a line ends.
 */
export function findLineStarts(
  bytes: Uint8Array,
  words: Int32Array,
  end: number,
  starts: Int32Array,
): number {
  let count = 0;
  if (end > 0) starts[count++] = 0;
  const wordCount = end >>> 2;
  for (let i = 0; i < wordCount; i++) {
    const word = (words[i] as number) ^ LINE_FEEDS;
    if (((word - ONES) & ~word & HIGHS) === 0) continue;
    const at = i << 2;
    // The borrow of a zero byte may mark the byte above it too, so each byte is asked.
    if (bytes[at] === LF) starts[count++] = at + 1;
    if (bytes[at + 1] === LF) starts[count++] = at + 2;
    if (bytes[at + 2] === LF) starts[count++] = at + 3;
    if (bytes[at + 3] === LF) starts[count++] = at + 4;
  }
  for (let at = wordCount << 2; at < end; at++) {
    if (bytes[at] === LF) starts[count++] = at + 1;
  }
  // A line feed at the very end starts no line in this range.
  if (count > 1 && starts[count - 1] === end) count--;
  return count;
}

const LF = 0x0a;
const LINE_FEEDS = 0x0a0a0a0a;
const ONES = 0x01010101;
const HIGHS = 0x80808080 | 0;
