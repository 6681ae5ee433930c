import { judgeHealth, readStatusSource } from '#engine';
import { createFileLogSource } from '#host';
import { type BenchRow, median, timeAsync } from '../bench-row.ts';
import { makeTranscript } from '../make-transcript.ts';

/** Somebody's transcript of a day. */
const MEGABYTES = 10;

/** Scanner status out of a long transcript. */
export const statusRow: BenchRow = {
  name: 'status',
  title: `scanner status, a transcript of ${MEGABYTES} MB`,
  async measure({ folder, rounds }) {
    const file = makeTranscript(folder, MEGABYTES);
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const read = async (): Promise<unknown> => {
        const { report } = await readStatusSource(createFileLogSource(file));
        return judgeHealth(report.snapshots);
      };
      times.push(await timeAsync(read));
    }
    const [first = 0] = times;
    return [
      {
        name: 'the first time',
        milliseconds: first,
        megabytes: MEGABYTES,
        aim: { text: 'at most a second', met: first <= 1000 },
      },
      { name: 'in the median', milliseconds: median(times), megabytes: MEGABYTES },
    ];
  },
};
