import type { FuzzTarget } from './fuzz-target.ts';
import { costOf, costOfThread, LIMIT } from './cost.ts';

/**
 * Tries one case and holds it to its processor time. Resolves with that, or with that of its longest part, in
 * milliseconds. `note` is told what the target is at, where it says so. Throws what the target throws.
 */
export async function checkCase(
  target: FuzzTarget,
  input: Uint8Array,
  note?: (what: string) => void,
): Promise<number> {
  let ofParts: number | undefined;
  const check = async (): Promise<void> => {
    ofParts = (await target.check(input, note)) ?? undefined;
  };
  let took = await costOf(check);
  if (ofParts !== undefined) return ofParts;
  // Several threads may have had a part in it, the garbage of others may have been collected, or code compiled.
  if (took > LIMIT) took = await costOfThread(check);
  if (took > LIMIT) throw new Error(`It took ${Math.round(took)} ms of processor time.`);
  return took;
}
