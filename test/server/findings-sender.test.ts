import assert from 'node:assert/strict';
import type { FindingsParams, SourceFindingGroup } from '#protocol';
import { FindingsSender } from '../../server/src/findings-sender.ts';
import { someGroup, someSource } from '../client/findings/some-findings.ts';

const many = (signatureId: string): SourceFindingGroup => {
  const group = someGroup({ signatureId });
  return { ...group, occurrences: Array.from({ length: 600 }, () => group.occurrences[0] ?? assert.fail()) };
};
const source = someSource({ groups: ['A', 'B', 'C', 'D', 'E'].map(many) });

describe('telling what was found', () => {
  let sent: FindingsParams[];
  let sender: FindingsSender;
  beforeEach(() => {
    sent = [];
    sender = new FindingsSender({
      sendNotification: async (_method: string, params: FindingsParams) => {
        sent.push(params);
        return await Promise.resolve();
      },
    });
  });
  const told = () =>
    sent.map(({ source: { groups }, adds }) => [
      ...(adds === true ? ['+'] : []),
      ...groups.map(({ signatureId }) => signatureId),
    ]);

  it('takes one message for few places, and several with turns between for many', async () => {
    await sender.send('scan', someSource({ groups: [someGroup({ signatureId: 'A' })] }));
    assert.deepEqual(told(), [['A']]);
    sent.length = 0;
    const telling = sender.send('scan', source);
    let turns = 0;
    const count = (): void => {
      turns++;
      if (sent.length < 3) setImmediate(count);
    };
    setImmediate(count);
    await telling;
    assert.deepEqual(told(), [
      ['A', 'B'],
      ['+', 'C', 'D'],
      ['+', 'E'],
    ]);
    assert.ok(turns >= 2);
  });

  it('ends with what is newer', async () => {
    const older = sender.send('scan', source);
    await sender.send('scan', someSource({ groups: [someGroup({ signatureId: 'Z' })] }));
    await older;
    assert.deepEqual(told(), [['A', 'B'], ['Z']]);
  });
});
