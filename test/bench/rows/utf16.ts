import { scanSources } from '#engine';
import { createFileLogSource } from '#host';
import {
  alternate,
  anchorFile,
  type BenchRow,
  benchLog,
  compare,
  timeAsync,
  timeProgram,
} from '../bench-row.ts';

/** A log of two bytes for each character, as Windows PowerShell writes them. */
export const utf16Row: BenchRow = {
  name: 'utf16',
  title: 'UTF-16LE, against rg, which transcodes too',
  async measure(context) {
    const { catalog, megabytes, rounds } = context;
    const log = benchLog(context, { encoding: 'utf16le' });
    const anchors = anchorFile(context, catalog);
    timeProgram('cat', [log]);
    const ms = await alternate(rounds, {
      rg: () => timeProgram('rg', ['-n', '-F', '-E', 'utf-16le', '-f', anchors, log]),
      scan: async () => await timeAsync(async () => await scanSources(catalog, [createFileLogSource(log)])),
    });
    return [
      compare('rg -n -F -E utf-16le', megabytes, ms.rg, ms.rg),
      compare('scan, warm', megabytes, ms.scan, ms.rg, 2),
    ];
  },
};
