import type { Expiry } from '../model/signature.ts';

/** True once the last day is over. Without a date of today nothing is said to have passed: the engine reads no clock. */
export function hasPassed({ date }: Expiry, today: string | undefined): boolean {
  return today !== undefined && date < today;
}

/** An end in words: `Baltimore CyberTrust Root ended on 2025-05-12`. */
export function describeExpiry(expiry: Expiry, today: string | undefined): string {
  return `${expiry.what} ${hasPassed(expiry, today) ? 'ended' : 'ends'} on ${expiry.date}`;
}
