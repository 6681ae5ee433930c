/**
 * Seconds of a printed time span: `00:00:37`, `2.04:17:55`, `00:00:00:37` (days with a dot or, in Microsoft's own
 * sample, with a colon), a fraction of a second, or ISO 8601 as clixml writes it (`P2DT4H17M55.5S`).
 * Undefined for anything else.
 */
export function parseDuration(text: string): number | undefined {
  const trimmed = text.trim();
  const clock = /^(-)?(?:(\d{1,8})[.:])?(\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,](\d{1,9}))?$/.exec(trimmed);
  if (clock !== null) {
    const [, sign, days, hours, minutes, seconds, fraction] = clock;
    const whole = ((Number(days ?? 0) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds);
    const total = whole + (fraction === undefined ? 0 : Number(`0.${fraction}`));
    return sign === undefined ? total : -total;
  }
  const iso = /^(-)?P(?:(\d{1,8})D)?(?:T(?:(\d{1,8})H)?(?:(\d{1,8})M)?(?:(\d{1,8}(?:\.\d{1,9})?)S)?)?$/.exec(
    trimmed,
  );
  if (iso === null || !/\d/.test(trimmed)) return undefined;
  const [, sign, days, hours, minutes, seconds] = iso;
  const total =
    ((Number(days ?? 0) * 24 + Number(hours ?? 0)) * 60 + Number(minutes ?? 0)) * 60 + Number(seconds ?? 0);
  return sign === undefined ? total : -total;
}
