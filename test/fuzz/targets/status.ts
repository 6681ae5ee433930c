import assert from 'node:assert/strict';
import { judgeHealth, parseScannerStatus, toStatusJson, toStatusText } from '#engine';
import { type FuzzTarget, textTarget } from '../fuzz-target.ts';
import { statusTexts } from '../material.ts';
import { mutateText } from '../mutate.ts';

/** Saved status of any form, and several of them in one file. */
export const status: FuzzTarget = statusTarget('status', 'any');
/** The parser of CSV, through the reader that feeds it. */
export const csv: FuzzTarget = statusTarget('csv', 'csv');
/** The parser of clixml, through the reader that feeds it. */
export const clixml: FuzzTarget = statusTarget('clixml', 'clixml');

function statusTarget(name: string, form: keyof ReturnType<typeof statusTexts>): FuzzTarget {
  return textTarget(
    name,
    (random) => {
      const texts = statusTexts()[form];
      return random
        .several(1, 3, () => mutateText(random, random.pick(texts), statusTexts().any))
        .join('\n')
        .slice(0, 300_000);
    },
    (text) => {
      const report = parseScannerStatus({ path: 'status.txt', text });
      assert.deepEqual(
        parseScannerStatus({ path: 'status.txt', text }),
        report,
        'it reads differently twice',
      );
      const lineCount = text.split(/\r\n|\r|\n/).length;
      for (const { line, endLine } of report.snapshots)
        assert.ok(
          line >= 1 && line <= endLine && endLine <= lineCount,
          `lines ${line} to ${endLine} of ${lineCount}`,
        );
      const ids = report.snapshots.map(({ id }) => id);
      assert.equal(new Set(ids).size, ids.length, 'two snapshots have one id');
      const health = judgeHealth(report.snapshots);
      assert.ok(health.every(({ message }) => message.length > 0));
      assert.ok(report.problems.length < 20_000, `${report.problems.length} problems`);
      JSON.stringify(toStatusJson([report], health));
      assert.ok(!/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/.test(toStatusText([report], health)));
    },
  );
}
