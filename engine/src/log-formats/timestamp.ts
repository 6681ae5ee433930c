/** True when `yyyy-MM-dd?HH:mm:ss` stands at the offset, whatever separates date and time. */
export function hasStampAt(bytes: Uint8Array, at: number, end: number): boolean {
  return (
    at + 19 <= end &&
    bytes[at + 4] === 0x2d &&
    bytes[at + 7] === 0x2d &&
    bytes[at + 13] === 0x3a &&
    bytes[at + 16] === 0x3a &&
    isDigit(bytes[at] ?? 0) &&
    isDigit(bytes[at + 3] ?? 0) &&
    isDigit(bytes[at + 9] ?? 0) &&
    isDigit(bytes[at + 12] ?? 0) &&
    isDigit(bytes[at + 18] ?? 0)
  );
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

const isoLike = /^(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d):(\d\d)(?:[.,](\d{1,7}))?(Z)?$/;

/**
 * Milliseconds since the epoch of a stamp that is in UTC; undefined for an impossible date. Fractions beyond the
 * millisecond are cut.
 */
export function parseUtcStamp(text: string): number | undefined {
  const m = isoLike.exec(text);
  if (m === null) return undefined;
  const [year, month, day, hour, minute, second] = [m[1], m[2], m[3], m[4], m[5], m[6]].map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 60)
    return undefined;
  const fraction = Number(`${m[7] ?? ''}000`.slice(0, 3));
  return Date.UTC(year, month - 1, day, hour, minute, second, fraction);
}

/** ISO 8601 without zone, of a local time counted as if it were UTC. */
export function toLocalIsoTime(milliseconds: number): string {
  return toIsoTime(milliseconds).slice(0, -1);
}

/** The local time of a stamp, for a record header that has no other. */
export function localTimeOf(text: string): { readonly localTime?: number } {
  const localTime = parseUtcStamp(text);
  return localTime === undefined ? {} : { localTime };
}

/** ISO 8601 in UTC with milliseconds. */
export function toIsoTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
