import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServerInfo } from '#protocol';
import { getRealCatalog } from '../support/real-catalog.ts';
import {
  fullCapabilities,
  type Published,
  type RunningServer,
  type ServerSetup,
  startRunningServer,
} from '../support/running-server.ts';
import { teamSignature as good } from '../support/team-signature.ts';
import { noDomainController, sensorUri } from './sensor-lines.ts';

const log = `2026-03-09 06:12:01.0001 Error Pump P7 lost its password\n${noDomainController(2)}\n`;

describe('signatures of the user', () => {
  let folder: string;
  let server: RunningServer | undefined;
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'iplog-lens-[team] '));
  });
  afterEach(() => {
    server?.stop();
    server = undefined;
    rmSync(folder, { recursive: true, force: true });
  });

  const write = (name: string, text: string): string => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    return pathToFileURL(file).href;
  };
  const start = async (setup: ServerSetup = {}) => {
    server = await startRunningServer({ settings: { userSignatures: { folder } }, ...setup });
    return server;
  };
  const codes = (found: readonly { code?: unknown }[]) => found.map(({ code }) => code);
  const marks = async (uri: string, from = 0, fits: (params: Published) => boolean = () => true) =>
    (
      await (server as RunningServer).waitFor<Published>(
        'textDocument/publishDiagnostics',
        (params) => params.uri === uri && fits(params),
        from,
      )
    ).diagnostics;

  it('are found beside the built-in ones, and explained', async () => {
    write('pumps/team.yaml', good);
    const running = await start();
    assert.deepEqual(codes(await running.open(sensorUri, log)), ['TEAM001', 'MDI1020']);
    const hover = JSON.stringify(
      await running.request('textDocument/hover', {
        textDocument: { uri: sensorUri },
        position: { line: 0, character: 40 },
      }),
    );
    assert.match(hover, /The pump cannot sign in/);
    const info = (await running.request('iplogLens/serverInfo', {})) as ServerInfo;
    assert.equal(info.catalog.signatures, getRealCatalog().signatures.length + 1);
  });

  it('that are broken are left out and marked where they are broken; the others work', async () => {
    write('good.yaml', good);
    const broken = {
      'taken.yaml': [good.replace('TEAM001', 'MDI1010'), 0, /The id `MDI1010` is taken by/],
      'remedy.yaml': [
        good
          .replace('TEAM001', 'TEAM002')
          .replace('references:', 'remedies:\n  - { use: Get-Nobody }\nreferences:'),
        15,
        /There is no remediation `Get-Nobody`/,
      ],
      'kind.yaml': [
        good.replace('TEAM001', 'TEAM003').replace('[mdi.sensor], pattern', '[mdi.pump], pattern'),
        9,
        /`mdi\.pump` is not a scope/,
      ],
      'slow.yaml': [
        good.replace('TEAM001', 'TEAM004').replace('[^\\s\\]]{1,80}', '(?:[a-z]+ ?)+'),
        9,
        /repeat/i,
      ],
      'example.yaml': [
        good
          .replace('TEAM001', 'TEAM005')
          .replace('text: Pump P7 lost its password', 'text: Pump P7 is fine'),
        18,
        /This example is not found/,
      ],
      'nothing.yaml': ['', 0, /./],
    } as const;
    for (const [name, [text]] of Object.entries(broken)) write(name, text);
    const running = await start();
    assert.deepEqual(codes(await running.open(sensorUri, log)), ['TEAM001', 'MDI1020']);
    for (const [name, [, line, message]] of Object.entries(broken)) {
      const found = await marks(pathToFileURL(path.join(folder, name)).href);
      assert.ok(
        found.some((one) => one.range.start.line === line && message.test(one.message) && one.severity === 1),
        `${name}: ${JSON.stringify(found)}`,
      );
    }
    const output = running.received
      .filter(({ method }) => method === 'window/logMessage')
      .map(({ params }) => JSON.stringify(params));
    assert.ok(output.some((line) => line.includes('1 of 7 files')));
    assert.ok(output.some((line) => line.includes('remedy.yaml:16:')));
    const everywhere = running.received.filter(({ method }) => method === 'textDocument/publishDiagnostics');
    assert.ok(!JSON.stringify(everywhere).includes('good.yaml'));
  });

  it('are checked while they are typed, and known once they are saved', async () => {
    const uri = write('team.yaml', good);
    const running = await start();
    assert.deepEqual(codes(await running.open(sensorUri, log)), ['TEAM001', 'MDI1020']);
    let from = running.received.length;
    running.notify('textDocument/didOpen', {
      textDocument: { uri, languageId: 'yaml', version: 1, text: good },
    });
    assert.deepEqual(await marks(uri, from), []);
    from = running.received.length;
    running.notify('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ text: good.replace('severity: error', 'severity: bad') }],
    });
    const [problem] = await marks(uri, from, ({ diagnostics }) => diagnostics.length > 0);
    assert.match(String(problem?.message), /`bad` is not a `severity`/);
    assert.equal(problem?.range.start.line, 3);
    // Nothing was saved, so the log is explained as before.
    assert.deepEqual(codes(await running.change(sensorUri, 2, `${log}\n`)), ['TEAM001', 'MDI1020']);
    assert.ok(
      !JSON.stringify(running.received).includes(`"uri":${JSON.stringify(uri)},"name"`),
      'it was read as a log',
    );

    // Saved, it is left out, and the open log is looked at again.
    write('team.yaml', good.replace('severity: error', 'severity: bad'));
    from = running.received.length;
    running.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] });
    assert.deepEqual(codes(await marks(sensorUri, from)), ['MDI1020']);

    // Closed and mended on disk, its marks go.
    running.notify('textDocument/didClose', { textDocument: { uri } });
    write('team.yaml', good);
    from = running.received.length;
    running.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] });
    await marks(uri, from, ({ diagnostics }) => diagnostics.length === 0);
    assert.deepEqual(codes(await marks(sensorUri, from)), ['TEAM001', 'MDI1020']);
  });

  it('come and go with the setting', async () => {
    const uri = write('team.yaml', good.replace('severity: error', 'severity: bad'));
    write('other.yaml', good);
    const settings = { userSignatures: { folder: '' } };
    const running = await start({ settings });
    assert.deepEqual(codes(await running.open(sensorUri, log)), ['MDI1020']);
    settings.userSignatures.folder = folder;
    let from = running.received.length;
    running.notify('workspace/didChangeConfiguration', { settings: null });
    assert.deepEqual(codes(await marks(sensorUri, from)), ['TEAM001', 'MDI1020']);
    assert.equal((await marks(uri, from)).length, 1);
    settings.userSignatures.folder = '';
    from = running.received.length;
    running.notify('workspace/didChangeConfiguration', { settings: null });
    assert.deepEqual(await marks(uri, from), []);
    assert.deepEqual(codes(await marks(sensorUri, from)), ['MDI1020']);
  });

  it('leave the built-in knowledge alone where the folder cannot be read', async () => {
    const running = await start({
      settings: { userSignatures: { folder: '/no/such/[folder](command:quit)' } },
    });
    assert.deepEqual(codes(await running.open(sensorUri, log)), ['MDI1020']);
    const told = () => running.received.filter(({ method }) => method === 'window/showMessage');
    assert.match(JSON.stringify(told()), /userSignatures\.folder cannot be read/);
    assert.match(JSON.stringify(told()), /\[folder\] \(command:quit\)/, 'VS Code would make a link of it');
    running.notify('workspace/didChangeWatchedFiles', { changes: [] });
    await running.change(sensorUri, 2, `${log}\n`);
    assert.equal(told().length, 1, 'it is said once');
  });

  it('make the server ask for notices of that folder, and of no other YAML', async () => {
    write('team.yaml', good);
    const running = await start({
      capabilities: {
        ...fullCapabilities,
        workspace: {
          ...fullCapabilities.workspace,
          didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
          didChangeConfiguration: { dynamicRegistration: true },
        },
        textDocument: { ...fullCapabilities.textDocument, synchronization: { dynamicRegistration: true } },
      },
    });
    await running.open(sensorUri, log);
    await (server as RunningServer).waitFor('client/registerCapability', (params) =>
      JSON.stringify(params).includes('textDocument/didClose'),
    );
    const asked = running.received
      .filter(({ method }) => method === 'client/registerCapability')
      .flatMap(
        ({ params }) =>
          (params as { registrations: { method: string; registerOptions: unknown }[] }).registrations,
      );
    assert.deepEqual(asked.map(({ method }) => method).sort(), [
      'textDocument/didChange',
      'textDocument/didClose',
      'textDocument/didOpen',
      'workspace/didChangeConfiguration',
      'workspace/didChangeWatchedFiles',
    ]);
    const documents = asked.find(({ method }) => method === 'textDocument/didOpen')?.registerOptions;
    const glob = folder.replace(/[[\]]/g, (bracket) => `[${bracket}]`);
    assert.deepEqual(documents, {
      documentSelector: [{ scheme: 'file', language: 'yaml', pattern: `${glob}/**` }],
    });
  });
});
