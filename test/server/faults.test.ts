import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import type { ScanSummary } from '#protocol';
import { root } from '../support/real-catalog.ts';
import { type Published, type RunningServer, startRunningServer } from '../support/running-server.ts';
import { toldFindings } from '../support/told-findings.ts';
import { healthy, noDomainController, noGmsaPassword, sensorUri } from './sensor-lines.ts';

// What goes wrong around the server: afterwards it knows what a server knows that was just started.

const samples = pathToFileURL(path.join(root, 'samples')).href;
const log = [noDomainController(1), noGmsaPassword(2)].join('\r\n');

describe('after a fault', function () {
  this.timeout(180_000);

  it('a server that was killed in the middle of a scan is told, and its successor finds the same', async () => {
    assert.ok(existsSync(path.join(root, 'dist/server.cjs')), 'there is no dist/: run npm run build');
    const first = await startProcess();
    const before = await first.open();
    const scan = first.request('iplogLens/scan', { uris: [samples] }).then(
      () => 'ended',
      () => 'refused',
    );
    first.child.kill('SIGKILL');
    const [, signal] = await first.ended;
    assert.equal(signal, 'SIGKILL');
    // The connection is closed, so whoever waits does not wait for ever.
    first.stop();
    assert.equal(await scan, 'refused');
    const second = await startProcess();
    assert.deepEqual(await second.open(), before);
    assert.ok(((await second.request('iplogLens/scan', { uris: [samples] })) as ScanSummary).sources > 0);
    second.stop();
    second.child.kill('SIGKILL');
    await second.ended;
  });

  it('settings that change during a scan change nothing of what it finds', async () => {
    const quiet = await startRunningServer();
    const expected = await scanAll(quiet);
    quiet.stop();
    const server = await startRunningServer();
    const disturbed = scanAll(server);
    for (let i = 0; i < 20; i++) {
      server.notify('workspace/didChangeConfiguration', { settings: null });
      await new Promise((resolve) => setImmediate(resolve));
    }
    assert.deepEqual(await disturbed, expected);
    server.stop();
  });

  it('two windows on one case find the same as one', async () => {
    const windows = await Promise.all([startRunningServer(), startRunningServer()]);
    const [one, two] = await Promise.all(windows.map(scanAll));
    assert.deepEqual(one, two);
    assert.deepEqual(await scanAll(windows[0]), one);
    for (const window of windows) window.stop();
  });

  it('a clock that jumps, runs backwards or stands still changes no finding', async () => {
    const steady = await startRunningServer();
    const expected = [await steady.open(sensorUri, log), await scanAll(steady)];
    steady.stop();
    const clocks: (() => number)[] = [() => 7, () => Number.NaN];
    let back = 1e12;
    clocks.push(() => (back -= 3_600_000));
    // A machine that slept for a day, at one look or another.
    for (const at of [1, 2, 3, 4, 5, 6, 8, 13, 21, 34, 55, 89]) {
      let looks = 0;
      clocks.push(() => (++looks < at ? looks : looks + 86_400_000));
    }
    for (const now of clocks) {
      const server = await startRunningServer({ runtime: { now } });
      assert.deepEqual([await server.open(sensorUri, log), await scanAll(server)], expected);
      server.stop();
    }
  });

  it('stamps that jump in a log hide no error of it', async () => {
    const steady = Array.from({ length: 60 }, (_, i) => (i % 3 === 0 ? noDomainController(i) : healthy(i)));
    const dates = ['1601-01-01', '9999-12-31', '2026-02-30', '0000-00-00', '1970-01-01', '2038-01-19'];
    const jumping = steady.map((line, i) => line.replace('2026-03-14', dates[i % dates.length] ?? ''));
    const server = await startRunningServer();
    const places = async (name: string, lines: readonly string[]) =>
      (await server.open(`file:///${name}/Microsoft.Tri.Sensor.log`, lines.join('\n'))).map(
        ({ code, range }) => [code, range],
      );
    const expected = await places('steady', steady);
    assert.equal(expected.length, 20);
    assert.deepEqual(await places('jumping', jumping), expected);
    assert.equal((await places('backwards', steady.toReversed())).length, expected.length);
    server.stop();
  });
});

/** What a scan of the samples told, without what depends on time. */
async function scanAll(server: RunningServer): Promise<unknown> {
  const from = server.received.length;
  const { sources, bytes, problems, ended } = (await server.request('iplogLens/scan', {
    uris: [samples],
  })) as ScanSummary;
  const found = toldFindings(server, from).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  assert.ok(sources > 0 && found.length > 0);
  return { sources, bytes, problems, ended, found };
}

/** The server as a process of its own, as every editor but ours runs it. */
async function startProcess(): Promise<{
  readonly child: ChildProcess;
  readonly ended: Promise<readonly [number | null, NodeJS.Signals | null]>;
  readonly request: (method: string, params: unknown) => Promise<unknown>;
  readonly open: () => Promise<unknown>;
  readonly stop: () => void;
}> {
  const child = spawn(process.execPath, [path.join(root, 'dist/cli.cjs'), 'lsp', '--stdio'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const ended = new Promise<readonly [number | null, NodeJS.Signals | null]>((resolve) =>
    child.once('exit', (...how) => resolve(how)),
  );
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  // The pipe breaks when it is killed; that is what this is about.
  child.stdin.on('error', () => {});
  connection.onError(() => {});
  const published = new Promise<unknown>((resolve) => {
    connection.onNotification('textDocument/publishDiagnostics', ({ diagnostics }: Published) =>
      resolve(diagnostics),
    );
  });
  connection.listen();
  const request = async (method: string, params: unknown): Promise<unknown> =>
    await connection.sendRequest(method, params);
  await request('initialize', { processId: null, rootUri: null, capabilities: {} });
  await connection.sendNotification('initialized', {});
  return {
    child,
    ended,
    request,
    open: async () => {
      const textDocument = { uri: sensorUri, languageId: 'log', version: 1, text: log };
      await connection.sendNotification('textDocument/didOpen', { textDocument });
      return await published;
    },
    stop: () => connection.dispose(),
  };
}
