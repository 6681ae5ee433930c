/** `1 file`, `3 files`. */
export function plural(count: number, word: string): string {
  return `${count.toLocaleString('en-US')} ${word}${count === 1 ? '' : 's'}`;
}

/** `once`, `3 times`. */
export function howOften(count: number): string {
  return count === 1 ? 'once' : plural(count, 'time');
}

/** For the beginning of a sentence. */
export function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** An ISO time as people write it: `2020-02-17 14:01:36 UTC`. Anything else stays as it is. */
export function plainTime(iso: string): string {
  const parts = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(?:\.\d+)?Z$/.exec(iso);
  return parts === null ? iso : `${parts[1]} ${parts[2]} UTC`;
}

/** From the first to the last of all; empty where no time is known. */
export function period(
  parts: readonly { readonly firstTime?: string; readonly lastTime?: string }[],
): string {
  const first = parts.flatMap(({ firstTime }) => firstTime ?? []).reduce((a, b) => (a < b ? a : b), '\uffff');
  const last = parts.flatMap(({ lastTime }) => lastTime ?? []).reduce((a, b) => (a > b ? a : b), '');
  if (last === '' || first === '\uffff') return '';
  return first === last ? plainTime(first) : `${plainTime(first)} to ${plainTime(last)}`;
}
