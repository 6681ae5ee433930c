import { createContext, runInContext } from 'node:vm';
import { processorTime } from './processor-time.ts';

/** What one search of a text of some KB may take, in milliseconds of processor time; a pattern that is well takes a hundredth. */
const LIMIT = 50;
/** How long it is waited for at first, and at most on a machine that has no time for it, in milliseconds. */
const PATIENCE = 60;
const MOST = 10_000;
/** Verdicts that are remembered, because a folder is checked again at every key. */
const MAX_KNOWN = 2000;

const known = new Map<string, boolean>();

/**
 * Whether each search of a pattern (flags `im`) ends in time. A search that does not is broken off: that is the only
 * way to try a pattern of somebody else without being held up by it.
 */
export function tryPattern(pattern: string, texts: Iterable<string>): boolean {
  const all = [...texts];
  const key = JSON.stringify([pattern, all.length, all.at(-1), all.at(-2)]);
  let verdict = known.get(key);
  if (verdict === undefined) {
    // Together first, which is all that a good pattern needs.
    verdict = endsInTime(pattern, all) || all.every((text) => endsInTime(pattern, [text]));
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(key, verdict);
  }
  return verdict;
}

const context = createContext({ regex: /x/, texts: [] });

/** Only a clock can break a search off, and a busy machine lets it run out; so what counts is the processor time. */
function endsInTime(pattern: string, texts: readonly string[]): boolean {
  Object.assign(context, { regex: new RegExp(pattern, 'im'), texts });
  for (let patience = PATIENCE; patience < MOST; patience *= 2) {
    const start = processorTime();
    try {
      runInContext('for (const text of texts) regex.test(text)', context, { timeout: patience });
      return true;
    } catch {
      if (processorTime() - start >= LIMIT) return false;
    }
  }
  return false;
}
