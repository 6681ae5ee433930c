import assert from 'node:assert/strict';
import { FollowScan, type ScanResult, scanSources } from '#engine';
import { getRealCatalog } from '../../support/real-catalog.ts';
import { chunked, pieces } from '../chunked.ts';
import { textTarget } from '../fuzz-target.ts';
import { Random } from '../random.ts';
import { makeLog, readLog } from '../some-log.ts';

/**
 * A log that grows: what is known of it at any time is what a scan of all of it so far finds. Lines and records are
 * counted once they are complete, so they are compared in the end; the span of time, which is looked for at the ends of what is
 * scanned at once, is not.
 */
export const follow = textTarget('follow', makeLog, async (input) => {
  const { name, text } = readLog(input);
  const catalog = getRealCatalog();
  const bytes = new TextEncoder().encode(text);
  const random = new Random(input.length);
  const scan = new FollowScan(catalog, name);
  let length = 0;
  for (const piece of pieces(bytes, random)) {
    scan.push(piece);
    length += piece.length;
    if (!random.once(20)) continue;
    const whole = await scanSources(catalog, [chunked(name, bytes.subarray(0, length), random)]);
    assert.deepEqual(scan.result(true).groups, whole.groups, `after ${length} bytes it knows something else`);
  }
  const whole = await scanSources(catalog, [chunked(name, bytes, random)]);
  assert.deepEqual(withoutSpan(scan.end()), withoutSpan(whole), 'in the end it knows something else');
});

/** Which clock a log has is told of the span only, too. */
function withoutSpan({ sources, ...rest }: ScanResult): unknown {
  const span = {
    firstTime: '',
    lastTime: '',
    firstLocalTime: '',
    lastLocalTime: '',
    localClock: undefined,
  };
  return { ...rest, sources: sources.map((source) => ({ ...source, ...span })) };
}
