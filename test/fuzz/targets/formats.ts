import assert from 'node:assert/strict';
import { describeLine, detectKind, tokenizeLine } from '#engine';
import { getRealCatalog } from '../../support/real-catalog.ts';
import { textTarget } from '../fuzz-target.ts';
import { examples, logNames, logs } from '../material.ts';
import { mutateText } from '../mutate.ts';

/** What is said of single lines: kind, both clocks, level, component, colours. */
export const formats = textTarget(
  'formats',
  (random) => {
    const lines = random.several(1, 20, () =>
      mutateText(
        random,
        random.once(2) ? random.pick(examples()) : random.pick(random.pick(logs()).split('\n')),
      ),
    );
    return `${random.pick(logNames)}\n${lines.join('\n')}`;
  },
  (text) => {
    const [name = ''] = text.split('\n', 1);
    const content = text.slice(name.length + 1);
    const { kinds } = getRealCatalog();
    const detected = detectKind(kinds, name, content.slice(0, 1 << 16));
    for (const line of content.split(/\r\n|\r|\n/).slice(0, 500)) {
      for (const { format, clock } of [detected.kind, ...kinds]) {
        const { timeUtc, timestamp, localTimestamp } = describeLine(line, line, { format, clock });
        assert.ok(timeUtc === undefined || Number.isFinite(timeUtc));
        for (const stamp of [timestamp, localTimestamp]) {
          if (stamp !== undefined) assert.equal(line.slice(stamp.start, stamp.end), stamp.text);
        }
      }
      let end = 0;
      for (const token of tokenizeLine(line)) {
        assert.ok(token.start >= end && token.length > 0, 'colours overlap');
        end = token.start + token.length;
      }
      assert.ok(end <= line.length, 'a colour beyond the line');
    }
  },
);
