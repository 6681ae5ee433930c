import type { Random } from './random.ts';

/** One part of the program under random input. What fails is kept as the bytes that made it fail. */
export interface FuzzTarget {
  readonly name: string;
  /** How much more of the time it needs than others, 1 when absent. */
  readonly share?: number;
  /** Set where a case is many things, and `check` holds each of them to its time; else the case is held to it. */
  readonly holdsItsParts?: true;
  /** Input for one case. */
  make(random: Random): Uint8Array;
  /**
   * Throws when the input makes the program do what it must not. The same bytes always give the same answer. `note` is
   * told what it is at, for the case that it never comes back.
   */
  check(input: Uint8Array, note?: (what: string) => void): void | Promise<void>;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A target whose input is text. Lone surrogates become U+FFFD on the way. */
export function textTarget(
  name: string,
  make: (random: Random) => string,
  check: (text: string) => void | Promise<void>,
): FuzzTarget {
  return {
    name,
    make: (random) => encoder.encode(make(random)),
    check: (input) => check(decoder.decode(input)),
  };
}
