import { appendFileSync, copyFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { FollowScan } from '#engine';
import { FileFollower } from '#host';
import { type BenchRow, benchLog, median } from '../bench-row.ts';

/** Milliseconds between two looks, as the server has them. */
const INTERVAL = 250;
const LINES_A_SECOND = 10_000;
const LOOKS = 60;

/** What following 10,000 lines a second takes of one core: time of the looks, without that of the writer. */
export const followingRow: BenchRow = {
  name: 'following',
  title: `following ${LINES_A_SECOND} lines a second`,
  async measure(context) {
    const folder = path.join(context.folder, 'following');
    mkdirSync(folder, { recursive: true });
    const log = path.join(folder, 'Microsoft.Tri.Sensor.log');
    const source = benchLog(context, { megabytes: 16 });
    const lines = readFileSync(source, 'utf8').split('\r\n');
    // It has grown for a while already.
    copyFileSync(source, log);
    const follower = new FileFollower(log);
    const scan = new FollowScan(context.catalog, log);
    const costs: number[] = [];
    const perLook = (LINES_A_SECOND * INTERVAL) / 1000;
    for (let look = 0; look <= LOOKS; look++) {
      const from = (look * perLook) % (lines.length - perLook);
      appendFileSync(log, `${lines.slice(from, from + perLook).join('\r\n')}\r\n`);
      const before = process.cpuUsage();
      for await (const event of follower.poll()) if (event.kind === 'bytes') scan.push(event.bytes);
      scan.result(false);
      const { user, system } = process.cpuUsage(before);
      // The first look reads what was there before.
      if (look > 0) costs.push((user + system) / 1000);
    }
    await follower.close();
    scan.end();
    rmSync(folder, { recursive: true, force: true });
    const share = (median(costs) / INTERVAL) * 100;
    const worst = (costs.toSorted((a, b) => a - b)[Math.floor(costs.length * 0.95)] ?? 0) / INTERVAL;
    return [
      {
        name: `one look, median of ${LOOKS}`,
        milliseconds: median(costs),
        value: `${share.toFixed(2)} % of a core, 95 of 100 looks below ${(worst * 100).toFixed(2)} %`,
        aim: { text: 'at most 2 %', met: share <= 2 },
      },
    ];
  },
};
