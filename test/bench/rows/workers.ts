import path from 'node:path';
import { ScanPool, createFileLogSource } from '#host';
import { alternate, type BenchRow, benchLog, compare, timeAsync } from '../bench-row.ts';

/** Four logs with two threads against one, once the second runs. */
export const workersRow: BenchRow = {
  name: 'workers',
  title: 'four logs, two threads against one',
  async measure(context) {
    const { catalog, dist, rounds } = context;
    const megabytes = Math.max(1, Math.round(context.megabytes / 2));
    const logs = [1, 2, 3, 4].map((n) => benchLog(context, { megabytes, seed: context.seed * 10 + n }));
    // However small the logs of a trial run are, the second thread is used.
    const options = { program: path.join(dist, 'scan-worker.cjs'), largeBytes: 1, startBytes: 1 };
    const one = new ScanPool({ ...options, threads: 1 });
    const two = new ScanPool({ ...options, threads: 2 });
    const scan = (pool: ScanPool) => async (): Promise<number> =>
      await timeAsync(
        async () =>
          await pool.scanAll(
            catalog,
            logs.map((log) => createFileLogSource(log, { byteLength: megabytes * 1e6 })),
          ),
      );
    await scan(one)();
    const first = await scan(two)();
    const ms = await alternate(rounds, { one: scan(one), two: scan(two) });
    await Promise.all([one.close(), two.close()]);
    const all = megabytes * logs.length;
    return [
      compare('one thread', all, ms.one, ms.one),
      compare('two threads, start of the second included', all, first, ms.one),
      compare('two threads', all, ms.two, ms.one, 1.8),
    ];
  },
};
