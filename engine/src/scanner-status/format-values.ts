/** A count for a person: `1,048,576`. Not by locale, so that reports are the same everywhere. */
export function formatCount(value: number | string): string {
  const text = String(value);
  // Grouping takes time by the square of the length, and no count has more than 30 digits.
  return /^-?\d{1,30}$/.test(text) ? text.replaceAll(/\B(?=(?:\d{3})+$)/g, ',') : text;
}

/** Bytes for a person, in powers of ten as disks are sold: `78.5 MB`. */
export function formatBytes(value: number | string): string {
  let amount = Number(value);
  if (!Number.isFinite(amount)) return String(value);
  if (Math.abs(amount) < 1000) return `${amount} bytes`;
  for (const unit of ['kB', 'MB', 'GB', 'TB', 'PB']) {
    amount /= 1000;
    if (Math.abs(amount) < 999.95 || unit === 'PB') return `${amount.toFixed(1)} ${unit}`;
  }
  return String(value);
}

/** A duration by its two largest units: `2 d 4 h`, `37 s`. */
export function formatSeconds(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const parts = [
    [Math.floor(whole / 86_400), 'd'],
    [Math.floor(whole / 3600) % 24, 'h'],
    [Math.floor(whole / 60) % 60, 'min'],
    [whole % 60, 's'],
  ] as const;
  const first = parts.findIndex(([amount]) => amount > 0);
  if (first < 0) return '0 s';
  return parts
    .slice(first, first + 2)
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => `${amount} ${unit}`)
    .join(' ');
}

/** A share in percent with as many digits as it takes to be more than nothing: `0.5 %`, `12 %`. */
export function formatShare(part: number, whole: number): string {
  const percent = (part / whole) * 100;
  if (percent >= 9.95 || percent === 0) return `${Math.round(percent)} %`;
  return percent < 0.05 ? 'less than 0.1 %' : `${percent.toFixed(1)} %`;
}
