import { readdirSync, readFileSync } from 'node:fs';
import { processorTime } from '../../host/src/node/processor-time.ts';

// What work costs goes by processor time, to which a machine that is busy with something else adds nothing.

/** What one thing may cost in milliseconds of processor time, because nobody waits longer for it. */
export const LIMIT = 1000;

/** How much of what all threads do is taken for the work of one where the system does not say it. */
const THREADS = 3;

/** How often it is looked whether anything is still done, in milliseconds. */
const TICK = 20;
/** Looks in a row that must see nothing. They last longer than the server waits for a document to be quiet. */
const QUIET_LOOKS = 14;
/** What is not idle after this much processor time is not waited for any longer, in milliseconds. */
const HOPELESS = 20 * LIMIT;

/** The processor time that work costs until it is done, in milliseconds, of all threads together: no thread took more. */
export async function costOf(work: () => unknown): Promise<number> {
  const start = processorTime();
  await work();
  return processorTime() - start;
}

/**
 * The same of the one thread that it costs most: that is how long somebody waits who has enough processors. Threads
 * that ended meanwhile count as one. Where the system tells of no threads it is a third of what all together took.
 */
export async function costOfThread(work: () => unknown): Promise<number> {
  const before = threadTimes();
  const all = await costOf(work);
  const after = threadTimes();
  if (before.size === 0 || after.size === 0) return all / THREADS;
  const took = [...after].map(([thread, time]) => time - (before.get(thread) ?? 0));
  const ended = all - took.reduce((sum, time) => sum + time, 0);
  return Math.max(ended, ...took);
}

/** Ends when no thread of this process has anything to do any more, timers of the server included. */
export async function whenIdle(): Promise<void> {
  const start = processorTime();
  let before = start;
  for (let quiet = 0; quiet < QUIET_LOOKS && before - start < HOPELESS;) {
    await new Promise((resolve) => setTimeout(resolve, TICK));
    const now = processorTime();
    quiet = now - before < TICK / 4 ? quiet + 1 : 0;
    before = now;
  }
}

/** Processor time of each thread so far, in milliseconds, as Linux tells it; empty elsewhere. */
function threadTimes(): ReadonlyMap<string, number> {
  const folder = '/proc/self/task';
  try {
    return new Map(
      readdirSync(folder).map((thread) => {
        const [nanoseconds] = readFileSync(`${folder}/${thread}/schedstat`, 'utf8').split(' ');
        return [thread, Number(nanoseconds) / 1e6];
      }),
    );
  } catch {
    return new Map();
  }
}
