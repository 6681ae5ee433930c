import assert from 'node:assert/strict';
import { remember } from '../../client/src/remember.ts';

describe('what is kept for the next window', () => {
  it('is lost where the disk is full, and stops nothing', async () => {
    const tried: unknown[] = [];
    const memory = {
      keys: () => [],
      get: () => undefined,
      update: async (key: string, value: unknown) => {
        tried.push([key, value]);
        throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
      },
    };
    await remember(memory, 'grouping', 'node');
    assert.deepEqual(tried, [['grouping', 'node']]);
  });
});
