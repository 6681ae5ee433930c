import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { type BenchContext, type BenchLine, type BenchRow, benchLog, tinyLog } from '../bench-row.ts';

/** Memory of the whole command at its highest, all threads included, above that for a log of one line. */
export const memoryRow: BenchRow = {
  name: 'memory',
  title: 'memory at its highest, above that for one line',
  async measure(context) {
    const idle = peakOf(context, [tinyLog(context)]);
    const parts = [1, 2, 3, 4].map((n) => benchLog(context, { seed: context.seed * 100 + n }));
    return [
      memoryLine('one log', context.megabytes, peakOf(context, [benchLog(context)]) - idle),
      memoryLine('four logs', context.megabytes * 4, peakOf(context, parts) - idle),
    ];
  },
};

const MOST = 120e6;

/** A line of the table, with the aim of all scans. */
export function memoryLine(name: string, megabytes: number, above: number): BenchLine {
  return {
    name: `${name}, ${megabytes} MB`,
    value: `${(above / 1e6).toFixed(0)} MB`,
    aim: { text: 'at most 120 MB', met: above <= MOST },
  };
}

/** Resident memory of the command at its highest, in bytes. */
export function peakOf({ dist }: BenchContext, paths: readonly string[]): number {
  const script = path.join(import.meta.dirname, '../print-memory.cjs');
  const args = ['--require', script, path.join(dist, 'cli.cjs'), 'scan', ...paths, '--format', 'json'];
  const { stderr } = spawnSync(process.execPath, args, { maxBuffer: 1 << 30 });
  return Number(/peak-memory (\d+)/.exec(stderr.toString())?.[1] ?? Number.NaN);
}
