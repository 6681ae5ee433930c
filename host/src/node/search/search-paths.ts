import { Worker } from 'node:worker_threads';
import type { Problem, SearchQuery } from '#engine';
import { processorTime } from '../processor-time.ts';
import type { BundleLimits } from '../zip-bundle/limits.ts';
import { Pulse, type SearchEvent, type SearchSetup } from './search-messages.ts';

export interface PathSearch {
  readonly query: SearchQuery;
  /** Files, folders, zips and parts of zips, as `findSources` takes them. */
  readonly paths: readonly string[];
  /** Places after which the search ends. */
  readonly limit: number;
  /** What a zip may cost, where that differs from the default. */
  readonly zipLimits?: Partial<BundleLimits>;
  /** Everything but the end, in order. */
  readonly onEvent: (event: Exclude<SearchEvent, { kind: 'end' }>) => void;
  readonly signal?: AbortSignal;
  /** How long an expression may stay on one line, in milliseconds of processor time. */
  readonly patience?: number;
}

/** `stopped` where the expression did not come to an end, or the thread died; a problem says which and where. */
export type SearchEnd = 'complete' | 'limit' | 'cancelled' | 'stopped';

/** A line takes microseconds; what takes this long would take as long on the next line. */
const PATIENCE = 3000;

/**
 * Looks for a query in everything below some paths, in a thread of its own: an expression that never ends is ended
 * with its thread, and nobody else is held up. Never rejects.
 *
 * @param program of the thread: `search-worker`, as the build makes it
 */
export async function searchPaths(program: string | URL, search: PathSearch): Promise<SearchEnd> {
  const { query, paths, limit, zipLimits = {}, onEvent, signal, patience = PATIENCE } = search;
  const pulse = new SharedArrayBuffer(Pulse.length * Int32Array.BYTES_PER_ELEMENT);
  const workerData: SearchSetup = { query, paths, limit, zipLimits, pulse };
  let place = '';
  let worker: Worker | undefined;
  let watch: NodeJS.Timeout | undefined;
  let cancel: (() => void) | undefined;
  try {
    return await new Promise<SearchEnd>((resolve) => {
      let isOver = false;
      const end = (how: SearchEnd): void => {
        isOver = true;
        resolve(how);
      };
      const stop = (problem: Problem): void => {
        // A thread that is done ends too.
        if (isOver) return;
        onEvent({ kind: 'problem', problem });
        end('stopped');
      };
      cancel = () => end('cancelled');
      signal?.addEventListener('abort', cancel);
      if (signal?.aborted === true) return cancel();
      worker = new Worker(program, { workerData });
      worker.on('message', (event: SearchEvent) => {
        if (isOver) return;
        if (event.kind === 'end') return end(event.ended);
        if (event.kind === 'source') place = event.path;
        onEvent(event);
      });
      worker.on('error', (error) => stop(threadFailed(place, error.message)));
      worker.on('exit', () => stop(threadFailed(place, 'it ended')));
      watch = watchPulse(new Int32Array(pulse), patience, (line) => stop(tooSlow(place, line, patience)));
    });
  } catch (error) {
    onEvent({
      kind: 'problem',
      problem: threadFailed(place, error instanceof Error ? error.message : String(error)),
    });
    return 'stopped';
  } finally {
    clearInterval(watch);
    if (cancel !== undefined) signal?.removeEventListener('abort', cancel);
    worker?.removeAllListeners();
    await worker?.terminate();
  }
}

/** Calls back once, with the line, when the expression ran on one line for as long as it may. */
function watchPulse(pulse: Int32Array, patience: number, onStill: (line: number) => void): NodeJS.Timeout {
  const tick = Math.min(250, patience / 4);
  let beat = -1;
  let looks = 0;
  let since = 0;
  // As with patterns of the user, what counts are looks and processor time: a machine that is busy makes nothing slow.
  return setInterval(() => {
    const now = Atomics.load(pulse, Pulse.beat);
    if (now !== beat || Atomics.load(pulse, Pulse.working) === 0) [looks, since] = [0, processorTime()];
    else if (++looks * tick >= patience && processorTime() - since >= patience)
      onStill(Atomics.load(pulse, Pulse.line));
    beat = now;
  }, tick);
}

function tooSlow(source: string, line: number, patience: number): Problem {
  return {
    kind: 'search-slow',
    source,
    line: line + 1,
    message: `The expression ran on this line for more than ${patience / 1000} s, so the search was stopped. Repetitions inside repetitions, such as (a+)+, take that long: write it simpler.`,
  };
}

function threadFailed(source: string, reason: string): Problem {
  const place = source === '' ? {} : { source };
  return {
    kind: 'search-failed',
    ...place,
    message: `The thread that searches failed (${reason}); what was found before stays.`,
  };
}
