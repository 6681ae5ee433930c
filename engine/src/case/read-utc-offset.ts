import { baseName } from '../log-formats/detect-kind.ts';

/** The widest that is in use: Baker Island to Kiribati, in minutes. */
const MOST_WEST = -12 * 60;
const MOST_EAST = 14 * 60;

/**
 * The offset that ComplianceUtility writes into `BaseUTCOffset.log` (log-formats.md 8): hours east of UTC, alone or as
 * a time span, without summer time. Minutes; undefined for another file or what cannot be an offset.
 */
export function readUtcOffsetFile(path: string, text: string): number | undefined {
  if (!/^baseutcoffset\.(?:log|txt)$/i.test(baseName(path))) return undefined;
  const m = /(?:^|[\s:=])([+-]?)(\d{1,2})(?:[.,](\d{1,2})|:(\d\d)(?::\d\d)?)?\s*$/m.exec(text.slice(0, 1000));
  if (m === null) return undefined;
  const minutes = m[3] === undefined ? Number(m[4] ?? 0) : Math.round(Number(`0.${m[3]}`) * 60);
  const total = (Number(m[2]) * 60 + minutes) * (m[1] === '-' ? -1 : 1);
  return total < MOST_WEST || total > MOST_EAST ? undefined : total;
}

/**
 * The offset between two clocks on one line: a local stamp and the same moment in UTC (log-formats.md 1.5). Rounded to
 * a quarter of an hour, which every zone is made of; undefined where the clocks are not of one moment.
 */
export function utcOffsetBetween(local: number | undefined, utc: number | undefined): number | undefined {
  if (local === undefined || utc === undefined) return undefined;
  const exact = (local - utc) / 60_000;
  const minutes = Math.round(exact / 15) * 15;
  if (Math.abs(exact - minutes) > 2 || minutes < MOST_WEST || minutes > MOST_EAST) return undefined;
  return minutes === 0 ? 0 : minutes;
}
