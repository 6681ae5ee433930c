import { formatBytes, formatSeconds } from '../scanner-status/format-values.ts';

/** How far a reading of many bytes is. */
export interface Pace {
  readonly doneBytes: number;
  /** Undefined where nobody knows yet. */
  readonly totalBytes: number | undefined;
  /** Since it began. */
  readonly milliseconds: number;
}

/** What is left is guessed from what was read; before this many milliseconds that would be a wild guess. */
const SOONEST = 1000;

/** For a person who waits: `312 MB of 2.1 GB, 640 MB/s, 3 s left`. */
export function describePace({ doneBytes, totalBytes, milliseconds }: Pace): string {
  const perSecond = (doneBytes / Math.max(milliseconds, 1)) * 1000;
  // A log that grows gives more than was there when it was measured.
  const total = totalBytes === undefined || totalBytes < doneBytes ? undefined : totalBytes;
  const left = total === undefined ? 0 : total - doneBytes;
  const knowsLeft = left > 0 && doneBytes > 0 && milliseconds >= SOONEST;
  return [
    total === undefined ? bytes(doneBytes) : `${bytes(doneBytes)} of ${bytes(total)}`,
    `${bytes(perSecond)}/s`,
    ...(knowsLeft ? [`${formatSeconds(Math.ceil(left / perSecond))} left`] : []),
  ].join(', ');
}

/** Three digits are enough for what changes all the time. */
function bytes(count: number): string {
  return formatBytes(Math.round(count)).replace(/(\d{3})\.\d /, '$1 ');
}
