import assert from 'node:assert/strict';
import { describePace } from '#engine';

describe('how far a reading is', () => {
  const cases = [
    [312e6, 2.1e9, 500, '312 MB of 2.1 GB, 624 MB/s'],
    [312e6, 2.1e9, 1000, '312 MB of 2.1 GB, 312 MB/s, 6 s left'],
    [1e6, 3.6e9, 2000, '1.0 MB of 3.6 GB, 500 kB/s, 1 h 59 min left'],
    [312e6, undefined, 5000, '312 MB, 62.4 MB/s'],
    // A log that grew since it was measured.
    [312e6, 300e6, 5000, '312 MB, 62.4 MB/s'],
    [300e6, 300e6, 5000, '300 MB of 300 MB, 60.0 MB/s'],
    [0, 2e9, 3000, '0 bytes of 2.0 GB, 0 bytes/s'],
    [0, 0, 0, '0 bytes of 0 bytes, 0 bytes/s'],
  ] as const;
  for (const [doneBytes, totalBytes, milliseconds, text] of cases) {
    it(`is said as: ${text}`, () => {
      assert.equal(describePace({ doneBytes, totalBytes, milliseconds }), text);
    });
  }
});
