import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { CancellationTokenSource } from 'vscode-jsonrpc';
import type { FindingsParams, ScanSummary } from '#protocol';
import { startRunningServer } from '../support/running-server.ts';
import { allToldFindings, toldFindings } from '../support/told-findings.ts';
import { healthy, impersonationStarted, noDomainController, noGmsaPassword } from './sensor-lines.ts';

describe('iplogLens/scan', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'iplog lens-'));
    write('DC01/Microsoft.Tri.Sensor.log', [healthy(0), noDomainController(1)]);
    write('DC02/Microsoft.Tri.Sensor.log', [healthy(0), healthy(1)]);
    write('DC03/umlaut ä/Microsoft.Tri.Sensor.log', [noGmsaPassword(5), noGmsaPassword(6)]);
    write('readme.txt', ['nothing here']);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('tells the findings of every file, and what it read', async () => {
    const server = await startRunningServer();
    const absent = pathToFileURL(path.join(folder, 'absent')).href;
    const summary = (await server.request('iplogLens/scan', { uris: [uriOf(''), absent] })) as ScanSummary;
    const files = toldFindings(server);
    server.stop();
    const { bytes, milliseconds, problems, ...rest } = summary;
    assert.deepEqual(rest, { sources: 4, sourcesWithFindings: 2, ended: 'complete' });
    assert.equal(
      bytes,
      files.reduce((sum, { source }) => sum + source.bytes, 0),
    );
    assert.ok(milliseconds >= 0);
    assert.deepEqual(
      problems.map(({ kind }) => kind),
      ['not-found'],
    );
    assert.deepEqual(
      files.map(({ origin, source }) => [
        origin,
        source.uri,
        source.kind,
        source.groups.map(({ signatureId, count }) => `${signatureId} ${count}`),
      ]),
      [
        ['scan', uriOf('DC01/Microsoft.Tri.Sensor.log'), 'mdi.sensor', ['MDI1020 1']],
        ['scan', uriOf('DC02/Microsoft.Tri.Sensor.log'), 'mdi.sensor', []],
        ['scan', uriOf('DC03/umlaut ä/Microsoft.Tri.Sensor.log'), 'mdi.sensor', ['MDI1010 2']],
        ['scan', uriOf('readme.txt'), 'text', []],
      ],
    );
  });

  it('gives each finding what the view shows: place, time, values, what to run', async () => {
    const server = await startRunningServer();
    await server.request('iplogLens/scan', { uris: [uriOf('DC01')] });
    const [file] = toldFindings(server);
    server.stop();
    assert.equal(file?.source.name, 'Microsoft.Tri.Sensor.log');
    assert.equal(file?.source.kindTitle, 'Defender for Identity sensor log');
    const [group] = file?.source.groups ?? [];
    assert.deepEqual(group?.remediations[0], {
      id: 'Get-SensorService',
      kind: 'check',
      title: group?.remediations[0]?.title,
    });
    const start = noDomainController(1).indexOf('ExtendedException: ');
    const end = noDomainController(1).indexOf(']');
    assert.deepEqual(group?.occurrences, [
      {
        range: { start: { line: 1, character: start }, end: { line: 1, character: end } },
        recordEndLine: 1,
        preview: noDomainController(1).slice(start, end),
        time: '2026-03-14T09:26:01.000Z',
        level: 'error',
        captures: { dc: 'dc01.contoso.test' },
      },
    ]);
  });

  it('tells the first findings of a log that takes long while it is read', async () => {
    const server = await startRunningServer({
      runtime: {
        async *findSources() {
          yield { path: '/cases/large.log', byteLength: undefined, read: untilTold };
        },
      },
    });
    async function* untilTold(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(`${noDomainController(1)}\r\n`);
      const block = Buffer.from(`${healthy(2)}\r\n`.repeat(10_000));
      // Ends without it too, so that the test fails then and does not wait for ever.
      for (let i = 0; i < 200 && allToldFindings(server).length === 0; i++) {
        yield block;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      yield Buffer.from(`${noGmsaPassword(5)}\r\n`);
    }
    await server.request('iplogLens/scan', { uris: ['file:///cases'] });
    server.stop();
    const told = allToldFindings(server).map(({ origin, source }) => [
      origin,
      source.uri,
      source.ended,
      source.groups.map(({ signatureId }) => signatureId),
    ]);
    assert.deepEqual(told[0], ['scan', 'file:///cases/large.log', 'running', ['MDI1020']]);
    assert.deepEqual(told.at(-1), ['scan', 'file:///cases/large.log', 'complete', ['MDI1010', 'MDI1020']]);
  });

  it('reports progress under the token of the client, with begin and end', async () => {
    let clock = 0;
    // Each look at the clock is 200 ms: every chunk is worth a report, and no pattern seems slow.
    const server = await startRunningServer({ runtime: { now: () => (clock += 200) } });
    await server.request('iplogLens/scan', { uris: [uriOf('')], workDoneToken: 'token' });
    const progress = server.received
      .filter(({ method }) => method === '$/progress')
      .map(({ params }) => params as { token: string; value: { kind: string; cancellable?: boolean } });
    server.stop();
    assert.ok(progress.every(({ token }) => token === 'token'));
    const kinds = progress.map(({ value }) => value.kind);
    assert.deepEqual([kinds[0], kinds.at(-1)], ['begin', 'end']);
    assert.ok(kinds.slice(1, -1).length >= 1 && kinds.slice(1, -1).every((kind) => kind === 'report'));
    assert.equal(progress[0]?.value.cancellable, true);
  });

  it('tells again, once all was read, what sources say only together: repeats of a twin, times of a machine, conditions over a seam', async () => {
    const text = (...lines: string[]): Buffer => Buffer.from(lines.join('\r\n'));
    const files: Readonly<Record<string, Buffer>> = {
      '/cases/DC01/Microsoft.Tri.Sensor-Errors.log': text(noDomainController(1), noGmsaPassword(2)),
      '/cases/DC01/Microsoft.Tri.Sensor.log': text(healthy(0), noDomainController(1)),
      '/cases/TOKYO/mip_sdk.miplog': text(
        'Error\t2026-03-09 21:00:00.000\tmipsdk\tMSIP.Scanner (1)\tNoPermissionsError: Access denied',
      ),
      '/cases/TOKYO/MSIP/BaseUTCOffset.log': text('9'),
      '/cases/DC02/Microsoft.Tri.Sensor-Archived-1.log': text(
        impersonationStarted(1).replace('Account=True', 'Account=False'),
      ),
      '/cases/DC02/Microsoft.Tri.Sensor.log': text(noGmsaPassword(2)),
    };
    const server = await startRunningServer({
      runtime: {
        async *findSources() {
          for (const [name, bytes] of Object.entries(files))
            yield {
              path: name,
              byteLength: bytes.length,
              async *read() {
                yield bytes;
              },
            };
        },
      },
    });
    await server.request('iplogLens/scan', { uris: [uriOf('')] });
    const last = new Map(toldFindings(server).map(({ source }) => [source.uri, source]));
    server.stop();
    const [errors, main, miplog, , , newest] = [...last.values()];
    assert.deepEqual(
      newest?.groups.map(({ signatureId, severity }) => [signatureId, severity]),
      [['MDI1010', 'warning']],
    );
    const [repeat] = errors?.groups.find(({ repeated }) => repeated === 1)?.occurrences ?? [];
    assert.equal(repeat?.isRepeat, true);
    assert.deepEqual(
      repeat?.also?.map(({ uri, range }) => [uri, range.start.line]),
      [[main?.uri, 1]],
    );
    assert.deepEqual(errors?.groups.map(({ count, repeated = 0 }) => count - repeated).sort(), [0, 1]);
    assert.equal(main?.groups[0]?.occurrences[0]?.also?.[0]?.uri, errors?.uri);
    assert.deepEqual(
      [miplog?.firstTime, miplog?.localClock],
      ['2026-03-09T12:00:00.000Z', 'UTC+09:00 by BaseUTCOffset.log, without summer time'],
    );
  });

  it('tells bytes, rate and what is left once it is known how much there is', async () => {
    let clock = 0;
    const server = await startRunningServer({
      runtime: {
        now: () => (clock += 200),
        measure: async () => await Promise.resolve(8e6),
        async *findSources() {
          yield {
            path: '/cases/large.log',
            byteLength: 8e6,
            async *read() {
              for (let i = 0; i < 8; i++) {
                await nextTurn();
                yield Buffer.alloc(1e6, 'a line\n');
              }
            },
          };
        },
      },
    });
    await server.request('iplogLens/scan', { uris: [uriOf('')], workDoneToken: 'token' });
    const told = server.received
      .filter(({ method }) => method === '$/progress')
      .map(({ params }) => (params as { value: { message?: string; percentage?: number } }).value);
    server.stop();
    const half = told.find(({ percentage }) => percentage === 50);
    assert.match(half?.message ?? '', /^4\.0 MB of 8\.0 MB, [\d.]+ [kM]B\/s, \d+ s left, .*large\.log$/);
  });

  it('reads nothing again that stayed as it was, and tells the same', async () => {
    const text = Buffer.from(`${noDomainController(1)}\n`);
    const read: string[] = [];
    let version = 'a';
    const server = await startRunningServer({
      runtime: {
        async *findSources() {
          for (const [path, state] of [
            ['/cases/same.log', 'a'],
            ['/cases/other.log', version],
            ['/cases/unknown.log', undefined],
          ] as const) {
            yield {
              path,
              byteLength: text.length,
              ...(state === undefined ? {} : { version: state }),
              async *read() {
                read.push(path);
                yield text;
              },
            };
          }
        },
      },
    });
    const scan = async (): Promise<FindingsParams[]> => {
      const before = toldFindings(server).length;
      const summary = (await server.request('iplogLens/scan', { uris: ['file:///cases'] })) as ScanSummary;
      assert.deepEqual(
        [summary.sources, summary.sourcesWithFindings, summary.bytes],
        [3, 3, 3 * text.length],
      );
      return toldFindings(server)
        .slice(before)
        .sort((a, b) => (a.source.uri < b.source.uri ? -1 : 1));
    };
    const first = await scan();
    assert.deepEqual(read.splice(0), ['/cases/same.log', '/cases/other.log', '/cases/unknown.log']);
    version = 'b';
    assert.deepEqual(await scan(), first);
    assert.deepEqual(read.splice(0), ['/cases/other.log', '/cases/unknown.log']);
    await scan();
    server.stop();
    assert.deepEqual(read, ['/cases/unknown.log']);
  });

  it('ends when it is cancelled, says so, and the server answers on', async () => {
    const cancellation = new CancellationTokenSource();
    const line = Buffer.from(`${noDomainController(1)}\n`);
    const server = await startRunningServer({
      runtime: {
        async *findSources() {
          yield { path: '/cases/endless.log', byteLength: undefined, read: endless };
          yield { path: '/cases/never.log', byteLength: undefined, read: endless };
        },
      },
    });
    async function* endless(): AsyncGenerator<Uint8Array> {
      // Long enough to be cancelled in time, and an end for the case that nobody does.
      for (let chunks = 1; chunks < 5000; chunks++) {
        if (chunks === 20) cancellation.cancel();
        yield line;
        await nextTurn();
      }
    }
    const summary = await server.connection.sendRequest<ScanSummary>(
      'iplogLens/scan',
      { uris: ['file:///cases'] },
      cancellation.token,
    );
    assert.equal(summary.ended, 'cancelled');
    assert.deepEqual(
      toldFindings(server).map(({ source }) => [source.name, source.ended]),
      [['endless.log', 'cancelled']],
    );
    assert.ok((await server.request('iplogLens/serverInfo', {})) !== null);
    server.stop();
  });

  it('goes on past a file that fails while it is read, and names it', async () => {
    const server = await startRunningServer({
      runtime: {
        async *findSources() {
          yield { path: '/cases/broken.log', byteLength: undefined, read: fails };
          yield { path: '/cases/good.log', byteLength: undefined, read: works };
        },
      },
    });
    // eslint-disable-next-line require-yield
    async function* fails(): AsyncGenerator<Uint8Array> {
      throw new Error('The disk is on fire.');
    }
    async function* works(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(noDomainController(1));
    }
    const summary = (await server.request('iplogLens/scan', { uris: [] })) as ScanSummary;
    server.stop();
    assert.deepEqual(
      [summary.sources, summary.problems],
      [1, [{ kind: 'unreadable', source: '/cases/broken.log', message: 'The disk is on fire.' }]],
    );
  });

  function write(name: string, lines: readonly string[]): void {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, lines.join('\r\n'));
  }

  function uriOf(name: string): string {
    return pathToFileURL(path.join(folder, name)).href;
  }
});
