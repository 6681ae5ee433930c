import type { ExcerptAim } from '#protocol';

/** A 1-based line (`120,000`, `120000`) or the beginning of a time (`2026-03-14 09:26`); undefined for anything else. */
export function parseAim(text: string): ExcerptAim | undefined {
  const plain = text.trim();
  const digits = plain.replaceAll(/[,.\s_']/g, '');
  if (/^\d{1,15}$/.test(digits) && !plain.includes('-')) return { line: Math.max(0, Number(digits) - 1) };
  const time = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d(?::\d\d(?::\d\d)?)?))?/.exec(plain);
  if (time === null) return undefined;
  return { time: time[2] === undefined ? (time[1] ?? '') : `${time[1]} ${time[2]}` };
}
