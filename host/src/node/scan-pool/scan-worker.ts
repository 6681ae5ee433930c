import { parentPort, workerData } from 'node:worker_threads';
import {
  type Catalog,
  createCatalog,
  draftSignature,
  explainSilence,
  explainText,
  FollowScan,
  scanSource,
  type SourceScan,
  withoutSignatures,
} from '#engine';
import { AddressOpener } from './address-opener.ts';
import { LongScan } from './long-scan.ts';
import { checkSignatures } from '../check-signatures.ts';
import { processorTime } from '../processor-time.ts';
import { createPatternWatch } from './pattern-watch.ts';
import type { Job, ScanJob, Task, TaskResult, WorkerAnswer, WorkerSetup } from './worker-messages.ts';

// The program of a scanning thread: it is sent addresses, opens the sources itself and answers with what it found.

/** How often it tells how far it is, in milliseconds. */
const INTERVAL = 100;

const setup = workerData as WorkerSetup;
const catalog = createCatalog({
  ...setup.catalog,
  ...(setup.watch === undefined ? {} : { watch: createPatternWatch(setup.watch, setup.catalog) }),
});
const now = (): number => performance.now();
const addresses = new AddressOpener();
/** The log that is followed here. */
let followed: FollowScan | undefined;
/** The catalogue without the signatures that a job leaves out; most leave out none. */
let reduced: { readonly key: string; readonly catalog: Catalog } | undefined;

parentPort?.on('message', (job: Job) => {
  void run(job);
});

async function run({ job, task }: Job): Promise<void> {
  try {
    answer({ job, result: await perform(job, task) });
  } catch (error) {
    answer({ job, failed: error instanceof Error ? error.message : String(error) });
  }
}

async function perform(job: number, task: Task): Promise<TaskResult> {
  switch (task.kind) {
    case 'scan':
      return await scan(job, task);
    case 'explainText':
      return explainText(catalog, task.text);
    case 'explainSilence':
      return explainSilence(catalog, { ...task.request, now, processorTime });
    case 'draftSignature':
      return draftSignature(catalog, task.request);
    case 'checkSignatures':
      return checkSignatures(catalog, task);
    case 'follow-begin':
      followed = new FollowScan(catalog, task.path, { ...limitsOf(task), now, processorTime });
      return undefined;
    case 'follow-push':
      followed?.push(task.bytes);
      return undefined;
    case 'follow-result':
      return followed?.result(task.idle);
    case 'follow-end':
      return followed?.end();
  }
}

async function scan(job: number, task: ScanJob): Promise<SourceScan> {
  const stopped = new Int32Array(task.stop);
  let told = now();
  const long = task.soFarAfter === undefined ? undefined : new LongScan(now, task.soFarAfter);
  const scanned = await scanSource(reduce(task.without ?? []), addresses.open(task.address), {
    ...limitsOf(task),
    now,
    processorTime,
    cancellation: {
      get isCancellationRequested() {
        return Atomics.load(stopped, 0) !== 0;
      },
    },
    onProgress: ({ sourceBytes, soFar }) => {
      const isWanted = soFar !== undefined && long?.isDue() === true;
      if (!isWanted && now() - told < INTERVAL) return;
      told = now();
      answer({ job, sourceBytes, ...(isWanted ? { soFar: soFar() } : {}) });
    },
  });
  addresses.rest();
  return scanned;
}

function reduce(without: readonly string[]): Catalog {
  const key = without.join(' ');
  if (key === '') return catalog;
  if (reduced?.key !== key) reduced = { key, catalog: withoutSignatures(catalog, new Set(without)) };
  return reduced.catalog;
}

function limitsOf({ keep, today }: { readonly keep?: number; readonly today?: string }): {
  readonly keep?: number;
  readonly today?: string;
} {
  return { ...(keep === undefined ? {} : { keep }), ...(today === undefined ? {} : { today }) };
}

function answer(message: WorkerAnswer): void {
  const result = 'result' in message ? message.result : undefined;
  // Fingerprints are many and nobody needs them here any more.
  const keys = result !== undefined && 'found' in result ? result.found.map((one) => one.keys.buffer) : [];
  parentPort?.postMessage(message, keys);
}
