import assert from 'node:assert/strict';
import { splitRecords } from '#engine';
import { getRealCatalog } from '../../support/real-catalog.ts';
import { textTarget } from '../fuzz-target.ts';
import { logs } from '../material.ts';
import { mutateText } from '../mutate.ts';

/** Records follow one another without a gap, up to the last line, in every layout. */
export const records = textTarget(
  'records',
  (random) => mutateText(random, random.pick(logs()), logs()),
  (text) => {
    const lineCount = text.split('\n').length;
    for (const { format } of getRealCatalog().kinds) {
      const found = splitRecords(text, { format });
      found.forEach(({ startLine, endLine }, i) => {
        assert.ok(startLine <= endLine);
        const before = found[i - 1];
        if (before !== undefined) assert.equal(startLine, before.endLine + 1);
      });
      const last = found.at(-1);
      if (last !== undefined)
        assert.ok(
          last.endLine >= lineCount - 2 && last.endLine < lineCount,
          `${last.endLine} of ${lineCount}`,
        );
    }
  },
);
