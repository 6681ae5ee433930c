import assert from 'node:assert/strict';
import type { NamedNodes } from '#protocol';
import { startRunningServer } from '../support/running-server.ts';

describe('iplogLens/nameNodes', () => {
  it('names the machine of each source in the order of the uris, and none for what lies beside them', async () => {
    const server = await startRunningServer();
    const uris = [
      'file:///cases/a%20case/DC01/Logs/Microsoft.Tri.Sensor.log',
      'file:///cases/a%20case/readme.txt',
      'file:///cases/a%20case/DC02/Logs/Microsoft.Tri.Sensor.log',
      'untitled:Untitled-1',
    ];
    const { nodes } = (await server.request('iplogLens/nameNodes', { uris })) as NamedNodes;
    server.stop();
    assert.deepEqual(nodes, ['DC01', null, 'DC02', null]);
  });
});
