import type { Refused } from '#protocol';

/** Why something could not be read, as an answer; what sources throw is written for people. */
export function toRefusal(error: unknown): Refused {
  return { refused: error instanceof Error ? error.message : String(error) };
}
