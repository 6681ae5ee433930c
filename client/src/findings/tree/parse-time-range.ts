/** First and last moment, ISO 8601 in UTC, both inclusive; absent where the range is open. */
export interface TimeRange {
  readonly from?: string;
  readonly to?: string;
}

const moment =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2})(?::(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?)?)?(?: ?(?:Z|UTC))?$/i;

/**
 * A range of time as people type it: `2026-03-14`, `2026-03-14 09:15 .. 2026-03-14 10`, `.. 2026-03-14`; all in UTC. A
 * moment stands for all of its day, hour, minute or second. Undefined for what is no such range.
 */
export function parseTimeRange(text: string): TimeRange | undefined {
  const parts = text.split('..').map((part) => part.trim());
  const [from = '', to = from] = parts;
  if (parts.length > 2 || (from === '' && to === '')) return undefined;
  const first = from === '' ? '' : edge(from, '00:00:00.000');
  const last = to === '' ? '' : edge(to, '23:59:59.999');
  if (first === undefined || last === undefined) return undefined;
  if (first !== '' && last !== '' && first > last) return undefined;
  return { ...(first === '' ? {} : { from: first }), ...(last === '' ? {} : { to: last }) };
}

/** The moment with what it leaves open filled in. */
function edge(text: string, filling: string): string | undefined {
  const [, day, ...parts] = moment.exec(text) ?? [];
  if (day === undefined) return undefined;
  const [hour = '', minute = '', second = '', fraction = ''] = filling.split(/[:.]/);
  const clock = [parts[0] ?? hour, parts[1] ?? minute, parts[2] ?? second].join(':');
  const iso = `${day}T${clock}.${parts[3]?.padEnd(3, '0') ?? fraction}Z`;
  const time = Date.parse(iso);
  // The 30th of February would be the 2nd of March.
  return !Number.isNaN(time) && new Date(time).toISOString() === iso ? iso : undefined;
}
