import type { LogLevel } from '../model/log-record.ts';

const words: Readonly<Record<string, LogLevel>> = {
  trace: 'trace',
  verbose: 'trace',
  debug: 'debug',
  info: 'info',
  information: 'info',
  warn: 'warn',
  warning: 'warn',
  error: 'error',
  fatal: 'fatal',
  critical: 'fatal',
};

/** The level a word stands for, whatever its case. */
export function parseLevel(word: string): LogLevel | undefined {
  return words[word.toLowerCase()];
}

/**
 * Number (see {@link levels}) of the level word at the offset, by its first letters, 0 when there is none. Looks at
 * bytes because it runs for every line of a log. What stands at or behind `end` is another line, or what the buffer held before.
 */
export function levelNumberAt(bytes: Uint8Array, at: number, end: number): number {
  if (at + 2 > end) return 0;
  const first = (bytes[at] ?? 0) | 0x20;
  const second = (bytes[at + 1] ?? 0) | 0x20;
  switch (first) {
    case 0x65: // e, rror
      return second === 0x72 ? 5 : 0;
    case 0x69: // i, nfo
      return second === 0x6e ? 3 : 0;
    case 0x77: // w, arn
      return second === 0x61 ? 4 : 0;
    case 0x64: // d, ebug
      return second === 0x65 ? 2 : 0;
    case 0x74: // t, race
      return second === 0x72 ? 1 : 0;
    case 0x66: // f, atal
      return second === 0x61 ? 6 : 0;
    default:
      return 0;
  }
}
