/** How the file at hand writes dates with one separator, as far as its dates say. */
type DateOrder = 'month-first' | 'day-first' | 'unknown';

/** Order by separator. */
export type DateOrders = ReadonlyMap<string, DateOrder>;

/** A printed time: its value in UTC, or why it has none. */
export type StartTimeReading =
  | { readonly utc: number }
  | { readonly utc: undefined; readonly reason: string };

/**
 * What the dates of a text say about their order: `12/22/2020` can only be month first. One session has one
 * culture, so a clear date decides for the unclear ones; where they contradict each other, nothing is decided.
 */
export function findDateOrders(text: string): DateOrders {
  const orders = new Map<string, DateOrder>();
  const contradicted = new Set<string>();
  const date = /(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(?:\d{4})(?!\d)/g;
  for (const [, first, separator, second] of text.matchAll(date)) {
    if (separator === undefined) continue;
    const order = orderOf(Number(first), Number(second));
    if (order === 'unknown') continue;
    const before = orders.get(separator);
    if (before !== undefined && before !== order) contradicted.add(separator);
    orders.set(separator, order);
  }
  for (const separator of contradicted) orders.delete(separator);
  return orders;
}

function orderOf(first: number, second: number): DateOrder {
  if (first > 12 && first <= 31 && second >= 1 && second <= 12) return 'day-first';
  if (second > 12 && second <= 31 && first >= 1 && first <= 12) return 'month-first';
  return 'unknown';
}

/**
 * Reads StartTime, which the cmdlet documents as UTC and the formatter prints in the culture of the session
 * (`12/22/2020 9:05:02 AM`, `22.12.2020 09:05:02`, `2025/12/31 15:04:05`, `2025. 12. 31. 오후 3:04:05`), and the
 * forms of JSON and clixml (`2020-12-22T09:05:02Z`, `/Date(1608627902000)/`). Never guesses.
 */
export function parseStartTime(text: string, orders: DateOrders): StartTimeReading {
  if (text.length > 100) return unread('is not a date that can be read');
  const plain = text.replaceAll(/[\u200e\u200f\u061c\u202a-\u202e]/g, '').trim();
  const serialized = parseSerialized(plain);
  if (serialized !== undefined) return serialized;

  const match = /^(\d{1,4})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{1,4})\.?(?!\d)(.*)$/u.exec(plain);
  if (match === null) return unread('is not a date that can be read');
  const [, a = '', separator = '', b = '', c = '', rest = ''] = match;
  const time = parseClock(rest);
  if (time === undefined) return unread('has a time of day that can not be read');

  if (a.length === 4) return fromParts(Number(a), Number(b), Number(c), time);
  const year =
    c.length === 4 ? Number(c) : separator === '.' && c.length === 2 ? 2000 + Number(c) : undefined;
  if (year === undefined) return unread('has a year of two digits');
  // No culture of .NET puts the month first between dots.
  const order = separator === '.' ? 'day-first' : orderOf(Number(a), Number(b));
  const decided = order === 'unknown' ? (orders.get(separator) ?? 'unknown') : order;
  if (Number(a) > 12 && Number(b) > 12) return unread('is not a day of the calendar');
  if (decided === 'unknown' && Number(a) !== Number(b)) {
    return unread('can be read month first or day first, and no other date in the file decides');
  }
  return decided === 'day-first'
    ? fromParts(year, Number(b), Number(a), time)
    : fromParts(year, Number(a), Number(b), time);
}

function unread(reason: string): StartTimeReading {
  return { utc: undefined, reason };
}

function parseSerialized(text: string): StartTimeReading | undefined {
  const ticks = /^\\?\/Date\((-?\d{1,15})(?:[+-]\d{4})?\)\\?\/$/.exec(text)?.[1];
  if (ticks !== undefined) return inRange(Number(ticks));
  const iso = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d{1,9})?(Z|[+-]\d\d:?\d\d)?$/.exec(text);
  if (iso === null) return undefined;
  const [, seconds = '', fraction = '', zone = 'Z'] = iso;
  return inRange(Date.parse(`${seconds}${fraction.slice(0, 4)}${zone}`));
}

/** Milliseconds of the day. */
function parseClock(text: string): number | undefined {
  const match = /^(.*?)(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d{1,7})?)?(?!\d)(.*)$/u.exec(text);
  if (match === null) return undefined;
  const [, before = '', hourText = '', minute = '0', second = '0', after = ''] = match;
  const words = `${before} ${after}`.replaceAll(/[,\s\u00a0\u202f]+/g, ' ').trim();
  let hour = Number(hourText);
  if (hour > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const half = halfOfDay(words);
  if (half === 'unknown' && hour >= 1 && hour <= 12) return undefined;
  if (half === 'afternoon' && hour < 12) hour += 12;
  if (half === 'morning' && hour === 12) hour = 0;
  return ((hour * 60 + Number(minute)) * 60 + Number(second)) * 1000;
}

/** Words beside the clock: the designators of .NET's cultures, and words that say nothing of the half. */
function halfOfDay(words: string): 'morning' | 'afternoon' | 'none' | 'unknown' {
  const letters = words.toLowerCase().replaceAll(/[.\s]/g, '');
  if (letters === '') return 'none';
  if (['am', 'vm', 'de', 'pd', 'πμ', 'ص', '上午', '오전', '午前', 'sa', 'öö'].includes(letters))
    return 'morning';
  if (['pm', 'nm', 'du', 'md', 'μμ', 'م', '下午', '오후', '午後', 'ch', 'ös'].includes(letters))
    return 'afternoon';
  if (['г', 'ч', 'гч', 'uhr', 'kl', 'klo', 'utc', 'gmt', 'z'].includes(letters)) return 'none';
  return 'unknown';
}

function fromParts(year: number, month: number, day: number, time: number): StartTimeReading {
  // The Thai culture counts Buddhist years over the same months and days.
  const gregorian = year >= 2500 && year <= 2643 ? year - 543 : year;
  if (gregorian < 1900 || gregorian > 2200) return unread('is not in the Gregorian calendar');
  const date = new Date(Date.UTC(gregorian, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day)
    return unread('is not a day of the calendar');
  return inRange(date.getTime() + time);
}

function inRange(milliseconds: number): StartTimeReading {
  return Number.isFinite(milliseconds) && Math.abs(milliseconds) < 8.64e15
    ? { utc: milliseconds }
    : unread('is not a date that can be read');
}
