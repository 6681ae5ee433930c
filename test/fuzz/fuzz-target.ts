import type { Random } from './random.ts';

/** One part of the program under random input. What fails is kept as the bytes that made it fail. */
export interface FuzzTarget {
  readonly name: string;
  /** How much more of the time it needs than others, 1 when absent. */
  readonly share?: number;
  /** Input for one case. */
  make(random: Random): Uint8Array;
  /**
   * Throws when the input makes the program do what it must not. The same bytes always give the same answer. `note` is
   * told what it is at, for the case that it never comes back. The case is held to its time by who runs it, but where it is
   * many things: then each is held to it here, and the answer is what one of them cost at most, in milliseconds.
   */
  check(input: Uint8Array, note?: (what: string) => void): void | Promise<void> | Promise<number>;
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
