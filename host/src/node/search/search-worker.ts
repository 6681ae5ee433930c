import { parentPort, workerData } from 'node:worker_threads';
import { parseQuery, type SearchExpression, type SearchHit, searchSource } from '#engine';
import { findSources } from '../find-sources.ts';
import { Pulse, type SearchEvent, type SearchSetup } from './search-messages.ts';

// The program of a searching thread: it finds the sources itself, and whoever started it may end it at any time.

/** Places that are told together. */
const BATCH = 200;

const { query, paths, limit, zipLimits, pulse } = workerData as SearchSetup;
const shared = new Int32Array(pulse);
const expression = parseQuery(query);
if (!('refused' in expression)) void run(expression);

async function run(asked: SearchExpression): Promise<void> {
  let found = 0;
  let totalBytes = 0;
  const onProblem = (problem: Extract<SearchEvent, { kind: 'problem' }>['problem']): void =>
    tell({ kind: 'problem', problem });
  for await (const source of findSources(paths, {
    limits: zipLimits,
    onProblem,
  })) {
    const { path } = source;
    let hits: SearchHit[] = [];
    const flush = (): void => {
      if (hits.length > 0) tell({ kind: 'hits', path, hits });
      hits = [];
    };
    tell({ kind: 'source', path });
    const before = totalBytes;
    const { problems } = await searchSource(source, asked, {
      onHit: (hit) => {
        // One more than is told shows that there are more.
        if (found++ === limit) return false;
        if (hits.push(hit) === BATCH) flush();
        return true;
      },
      beforeLine: (line) => {
        Atomics.store(shared, Pulse.line, line);
        Atomics.add(shared, Pulse.beat, 1);
      },
      onWork: (isWorking) => {
        Atomics.add(shared, Pulse.beat, 1);
        Atomics.store(shared, Pulse.working, isWorking ? 1 : 0);
      },
      onProgress: (sourceBytes) => {
        flush();
        totalBytes = before + sourceBytes;
        tell({ kind: 'bytes', path, totalBytes });
      },
    });
    flush();
    problems.forEach(onProblem);
    if (found > limit) break;
  }
  tell({ kind: 'end', ended: found > limit ? 'limit' : 'complete' });
}

function tell(event: SearchEvent): void {
  parentPort?.postMessage(event, []);
}
