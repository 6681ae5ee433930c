/**
 * Whether a date as some culture writes it lies after today however it is read: `6/14/2035`, `14.06.2035`,
 * `2035-06-14`, `14. Juni 2035`. A date in which no year is found is not in the future.
 *
 * @param today ISO date
 */
export function isSurelyFuture(text: string, today: string): boolean {
  const numbers = /(?<!\d)(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})(?!\d)/.exec(text)?.slice(1).map(Number) ?? [];
  const [a = 0, b = 0, c = 0] = numbers;
  const readings = a > 31 ? [isoDate(a, b, c)] : [isoDate(c, a, b), isoDate(c, b, a)];
  const dates = readings.filter((date) => date !== undefined);
  if (dates.length > 0) return dates.every((date) => date > today);
  // The month may be a word of any language; then only the year tells.
  const year = /(?<!\d)(?:19|20|21)\d\d(?!\d)/.exec(text)?.[0];
  return year !== undefined && year > today.slice(0, 4);
}

function isoDate(year: number, month: number, day: number): string | undefined {
  if (year < 1900 || month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
