import { parentPort, workerData } from 'node:worker_threads';
import { createCatalog, scanSource } from '#engine';
import { openAddress } from '../source-address.ts';
import type { ScanJob, WorkerAnswer, WorkerSetup } from './worker-messages.ts';

// The program of a scanning thread: it is sent addresses, opens the sources itself and answers with what it found.

/** How often it tells how far it is, in milliseconds. */
const INTERVAL = 100;

const catalog = createCatalog((workerData as WorkerSetup).catalog);

parentPort?.on('message', (job: ScanJob) => {
  void run(job);
});

async function run({ job, address, keep, today, stop }: ScanJob): Promise<void> {
  const stopped = new Int32Array(stop);
  let told = performance.now();
  const scan = await scanSource(catalog, openAddress(address), {
    ...(keep === undefined ? {} : { keep }),
    ...(today === undefined ? {} : { today }),
    now: () => performance.now(),
    cancellation: {
      get isCancellationRequested() {
        return Atomics.load(stopped, 0) !== 0;
      },
    },
    onProgress: ({ sourceBytes }) => {
      if (performance.now() - told < INTERVAL) return;
      told = performance.now();
      answer({ job, sourceBytes });
    },
  });
  answer({ job, scan });
}

function answer(message: WorkerAnswer): void {
  const keys = 'scan' in message ? message.scan.found.map((found) => found.keys.buffer) : [];
  parentPort?.postMessage(message, keys);
}
