import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { makeZip } from '../../support/make-zip.ts';
import {
  alternate,
  anchorFile,
  type BenchRow,
  benchLog,
  compare,
  timeProgram,
  timeScan,
  tinyLog,
} from '../bench-row.ts';

/** The same log in a zip, against unpacking it into a search. */
export const zipRow: BenchRow = {
  name: 'zip',
  title: 'a log in a zip, against unzip -p | rg -n -F',
  async measure(context) {
    const { catalog, megabytes, rounds } = context;
    const log = benchLog(context);
    const zip = `${log}.zip`;
    if (!existsSync(zip)) {
      writeFileSync(
        `${zip}.part`,
        makeZip([{ name: 'Logs/Microsoft.Tri.Sensor.log', data: readFileSync(log) }]),
      );
      renameSync(`${zip}.part`, zip);
    }
    const anchors = anchorFile(context, catalog);
    const tiny = tinyLog(context);
    const isInstalled = timeProgram('unzip', ['-v']) !== undefined && timeProgram('rg', ['-V']) !== undefined;
    const ms = await alternate(rounds, {
      rg: () =>
        isInstalled ? timeProgram('sh', ['-c', 'unzip -p "$0" | rg -n -F -f "$1"', zip, anchors]) : undefined,
      start: () => timeScan(context, [tiny]),
      command: () => timeScan(context, [zip]),
    });
    const work = ms.command === undefined ? undefined : Math.max(1, ms.command - (ms.start ?? 0));
    return [
      compare('unzip -p | rg -n -F', megabytes, ms.rg, ms.rg),
      compare('scan, command without its start', megabytes, work, ms.rg, 2.5),
    ];
  },
};
