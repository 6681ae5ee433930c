import type { ExcerptRef, ExcerptScheme } from '#protocol';

const scheme: ExcerptScheme = 'iplog-excerpt';

/** The uri of an excerpt; its last name is the title of its tab: `Microsoft.Tri.Sensor.log [120,001-160,000]`. */
export function toExcerptUri(ref: ExcerptRef): string {
  // The query tells which log it is; the path is there to be read.
  const path = /^[\w+.-]+:(?:\/\/[^/?#]*)?(\/[^?#]*)/.exec(ref.source)?.[1] ?? '/log';
  const title = encodeURIComponent(` [${count(ref.firstLine + 1)}-${count(ref.endLine)}]`);
  return `${scheme}:${path.replace(/^\/+/, '/')}${title}?${encodeURIComponent(JSON.stringify(ref))}`;
}

/** Undefined for the uri of anything else. */
export function parseExcerptUri(uri: string): ExcerptRef | undefined {
  if (!uri.startsWith(`${scheme}:`)) return undefined;
  try {
    const ref: unknown = JSON.parse(decodeURIComponent(uri.slice(uri.indexOf('?') + 1)));
    return isExcerptRef(ref) ? ref : undefined;
  } catch {
    return undefined; // The query is not one of ours.
  }
}

function isExcerptRef(value: unknown): value is ExcerptRef {
  if (typeof value !== 'object' || value === null) return false;
  const { source, firstLine, endLine } = value as Partial<Record<keyof ExcerptRef, unknown>>;
  return typeof source === 'string' && isLine(firstLine) && isLine(endLine) && firstLine <= endLine;
}

function isLine(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function count(line: number): string {
  return line.toLocaleString('en-US');
}
