import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { scanSources } from '#engine';
import { createFileLogSource } from '#host';
import {
  alternate,
  anchorFile,
  type BenchContext,
  type BenchRow,
  benchLog,
  compare,
  timeAsync,
  timeProgram,
  timeScan,
  tinyLog,
} from '../bench-row.ts';

/** One plain log, everything with the real catalogue, against tools that look for the same words and do no more. */
export const plainRow: BenchRow = {
  name: 'plain',
  title: 'a plain log, against rg -n -F with our anchors',
  async measure(context) {
    const { catalog, megabytes, rounds } = context;
    const log = benchLog(context);
    const anchors = anchorFile(context, catalog);
    const tiny = tinyLog(context);
    timeProgram('cat', [log]);
    const first = await timeAsync(async () => await scanSources(catalog, [createFileLogSource(log)]));
    const ms = await alternate(rounds, {
      cat: () => timeProgram('cat', [log]),
      rg: () => timeProgram('rg', ['-n', '-F', '-f', anchors, log]),
      rgFold: () => timeProgram('rg', ['-n', '-i', '-F', '-f', anchors, log]),
      ugrep: () => timeProgram('ugrep', ['-n', '-F', '-f', anchors, log]),
      start: () => timeScan(context, [tiny]),
      command: () => timeScan(context, [log]),
      warm: async () => await timeAsync(async () => await scanSources(catalog, [createFileLogSource(log)])),
    });
    const work = ms.command === undefined ? undefined : Math.max(1, ms.command - (ms.start ?? 0));
    return [
      compare('cat', megabytes, ms.cat, ms.rg),
      compare('rg -n -F', megabytes, ms.rg, ms.rg),
      compare('rg -n -i -F', megabytes, ms.rgFold, ms.rg),
      compare('ugrep -n -F', megabytes, ms.ugrep, ms.rg),
      compare('lnav -n :filter-in (estimated)', megabytes, lnav(context, anchors), ms.rg),
      compare('every pattern on every line (estimated)', megabytes, naive(context, log), ms.rg),
      compare('scan, first in a process', megabytes, first, ms.rg),
      compare('scan, warm', megabytes, ms.warm, ms.rg),
      compare('scan, command without its start', megabytes, work, ms.rg, 1.8),
    ];
  },
};

/** What the log viewer takes to show the lines with any of the words: a small log, scaled, for it takes minutes. */
function lnav(context: BenchContext, anchors: string): number | undefined {
  const words = readFileSync(anchors, 'utf8').trimEnd().split('\n');
  const any = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join('|');
  const megabytes = Math.min(16, context.megabytes);
  const took = timeProgram('lnav', ['-n', '-c', `:filter-in ${any}`, benchLog(context, { megabytes })]);
  return took === undefined ? undefined : (took * context.megabytes) / megabytes;
}

/** What a naive tool takes: a sample of lines, every pattern on each, scaled to the whole log. */
function naive({ catalog, megabytes }: BenchContext, log: string): number {
  const sample = Buffer.alloc(1 << 20);
  const file = openSync(log, 'r');
  const read = readSync(file, sample);
  closeSync(file);
  const lines = sample.subarray(0, read).toString().split('\n');
  const patterns = catalog.signatures.flatMap(({ rules }) =>
    rules.map(({ pattern }) => new RegExp(pattern, 'im')),
  );
  const before = performance.now();
  for (const line of lines) for (const pattern of patterns) pattern.test(line);
  return ((performance.now() - before) * megabytes * 1e6) / read;
}
