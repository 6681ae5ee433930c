import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FindingsParams, FollowResult } from '#protocol';
import { type RunningServer, startRunningServer } from '../support/running-server.ts';
import { healthy, noDomainController, noGmsaPassword } from './sensor-lines.ts';

describe('iplogLens/follow', () => {
  let folder: string;
  let log: string;
  let uri: string;
  let server: RunningServer;
  beforeEach(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'iplog lens-'));
    log = path.join(folder, 'Microsoft.Tri.Sensor.log');
    uri = pathToFileURL(log).href;
    server = await startRunningServer();
  });
  afterEach(async () => {
    await follow(false);
    server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('tells new findings as they are written, the last record too', async () => {
    writeFileSync(log, lines(healthy(0), noDomainController(1), healthy(2)));
    assert.deepEqual(await follow(true), { following: true });
    await told('MDI1020 1');
    appendFileSync(log, lines(noGmsaPassword(3)));
    await told('MDI1010 1, MDI1020 1');
    appendFileSync(log, lines(noGmsaPassword(4)));
    const last = await told('MDI1010 2, MDI1020 1');
    assert.equal(last.origin, 'follow');
    assert.deepEqual(
      last.source.groups.flatMap(({ occurrences }) => occurrences.map(({ range }) => range.start.line)),
      [3, 4, 1],
    );
  });

  it('gives what was found to the archived part, and begins again', async () => {
    writeFileSync(log, lines(noDomainController(1)));
    await follow(true);
    await told('MDI1020 1');
    const archived = path.join(folder, 'Microsoft.Tri.Sensor-Archived-00000.log');
    renameSync(log, archived);
    writeFileSync(log, lines(healthy(2), noGmsaPassword(3)));
    const part = await told('MDI1020 1', pathToFileURL(archived).href);
    assert.equal(part.origin, 'scan');
    await told('MDI1010 1');
  });

  it('says what stood in a text that was emptied', async () => {
    writeFileSync(log, lines(noDomainController(1), noDomainController(2)));
    await follow(true);
    await told('MDI1020 2');
    truncateSync(log);
    const { source } = await told('');
    assert.match(source.problems[0]?.message ?? '', /In the text before stood: MDI1020 \(2\)\./);
  });

  it('waits for a log that is not there yet', async () => {
    await follow(true);
    const { source } = await told('');
    assert.deepEqual(
      source.problems.map(({ kind }) => kind),
      ['not-found', 'empty'],
    );
    writeFileSync(log, lines(noDomainController(1)));
    assert.deepEqual((await told('MDI1020 1')).source.problems, []);
  });

  it('tells nothing more once it was stopped', async () => {
    writeFileSync(log, lines(healthy(1)));
    await follow(true);
    await told('');
    assert.deepEqual(await follow(false), { following: false });
    const before = server.received.length;
    appendFileSync(log, lines(noDomainController(2)));
    await server.request('iplogLens/serverInfo', {});
    assert.equal(server.received.length, before);
  });

  it('says why something cannot be followed', async () => {
    const result = (await server.request('iplogLens/follow', {
      uri: 'untitled:x',
      follow: true,
    })) as FollowResult;
    assert.equal(result.following, false);
    assert.match(result.problem ?? '', /Only a file/);
  });

  const follow = async (on: boolean): Promise<unknown> =>
    await server.request('iplogLens/follow', { uri, follow: on });

  /** The next notification for the uri in which exactly these errors stand. */
  const told = async (counts: string, of = uri): Promise<FindingsParams> =>
    await server.waitFor<FindingsParams>(
      'iplogLens/findings',
      ({ source }) =>
        source.uri === of &&
        source.groups
          .map(({ signatureId, count }) => `${signatureId} ${count}`)
          .sort()
          .join(', ') === counts,
    );
});

function lines(...texts: readonly string[]): string {
  return texts.map((text) => `${text}\r\n`).join('');
}
