import { baseName } from '../log-formats/detect-kind.ts';

/** How far local time is from UTC and who says so: `UTC+02:00 by BaseUTCOffset.log, without summer time`. Untrusted text. */
export function describeClock(minutes: number, source: string): string {
  const name = baseName(source);
  // It holds what the zone has in winter, whenever it is written (log-formats.md 8).
  const summer = /^baseutcoffset\./i.test(name) ? ', without summer time' : '';
  return `${showOffset(minutes)} by ${name}${summer}`;
}

/** `UTC+02:00`. */
export function showOffset(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `UTC${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
