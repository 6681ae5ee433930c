/**
 * A 53-bit fingerprint of a record's text, by which the same record is known again in the twin file. Two FNV-1a
 * hashes over UTF-16 units; white space at the end does not count because the line ends of two files may differ.
 */
export function recordKey(text: string): number {
  let high = 0x811c9dc5;
  let low = 0x1b873593;
  const end = text.trimEnd().length;
  for (let i = 0; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0x0d) continue;
    high = Math.imul(high ^ unit, 0x01000193);
    low = Math.imul(low ^ unit, 0x85ebca6b);
    low ^= low >>> 15;
  }
  return (high >>> 0) * 0x200000 + ((low >>> 0) & 0x1fffff);
}
