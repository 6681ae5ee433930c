import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { noDomainController } from '../../server/sensor-lines.ts';
import { badInputs } from '../../support/bad-inputs.ts';
import { makeZip } from '../../support/make-zip.ts';
import { MOST_CRASHES } from '../../../client/src/connection/crash-count.ts';
import {
  closeEverything,
  codeOf,
  diagnosticsOf,
  eventually,
  forgetEverything,
  getExtension,
  openLog,
  workspaceUri,
} from './editor.ts';
import { FullDisk } from './memory-files.ts';

/** Enough that the scan is under way when its first finding is told. */
const FILES = 400;

describe('when the language server is killed', () => {
  let folder = '';
  before(async () => {
    // An open log belongs to every report, and VS Code would close those of earlier tests at some time.
    await forgetEverything();
    folder = mkdtempSync(path.join(os.tmpdir(), 'iplog-lens-'));
    const log = readFileSync(workspaceUri('Microsoft.Tri.Sensor.log').fsPath);
    for (let i = 0; i < FILES; i++) writeFileSync(path.join(folder, `${1000 + i}.log`), log);
    await openLog('Microsoft.Tri.Sensor.log');
  });
  after(async () => {
    await vscode.commands.executeCommand('iplogLens.clearScan');
    await vscode.commands.executeCommand('notifications.clearAll');
    await closeEverything();
    rmSync(folder, { recursive: true, force: true });
  });

  it('in the middle of a scan, it is started again, open logs are marked as before, and one click repeats the scan', async () => {
    const uri = workspaceUri('Microsoft.Tri.Sensor.log');
    const before = shape(await diagnosticsOf(uri));
    const { processId } = await getExtension().exports.server.request('iplogLens/serverInfo', {});
    const scan = vscode.commands.executeCommand('iplogLens.scanResource', vscode.Uri.file(folder));
    await eventually('the first finding', () => scanned() > 0 || undefined);
    await kill(processId);
    await scan;
    const found = scanned();
    assert.ok(found < FILES, 'the scan was over before');
    await eventually('marks as before', async () =>
      shape(await diagnosticsOf(uri)) === before ? true : undefined,
    );
    // What stood in the view stays there, and nothing was begun anew unasked.
    assert.equal(scanned(), found);
    await pressButton(() => scanned() !== found);
    await eventually('the whole case', () => scanned() === FILES || undefined);
  });

  it('after a scan, the scan is repeated by itself, so that a report tells of it again', async () => {
    // The one before told of its last file, and may not have ended.
    await vscode.commands.executeCommand('iplogLens.scanResource', vscode.Uri.file(folder));
    const before = await reported();
    assert.ok(before.includes('"path"') && before.length > FILES);
    await kill();
    await eventually('the same report', async () => ((await reported()) === before ? true : undefined));
  });

  it(`${MOST_CRASHES + 1} times in a row, it stays away until it is restarted by hand, and everything is back then`, async () => {
    const { server } = getExtension().exports;
    const uri = workspaceUri('Microsoft.Tri.Sensor.log');
    const before = shape(await diagnosticsOf(uri));
    await vscode.commands.executeCommand('iplogLens.clearScan');
    await vscode.commands.executeCommand('iplogLens.restartServer');
    for (let i = 0; i < MOST_CRASHES; i++) await kill();
    const { processId } = await server.request('iplogLens/serverInfo', {});
    process.kill(processId, 'SIGKILL');
    await eventually('it to stay away', () => server.state === 'failed' || undefined);
    await assert.rejects(server.request('iplogLens/serverInfo', {}), /ended too often/);
    assert.deepEqual(vscode.languages.getDiagnostics(uri), []);
    await pressButton(() => server.state === 'running');
    assert.equal(shape(await diagnosticsOf(uri)), before);
  });

  function scanned(): number {
    const below = vscode.Uri.file(folder).toString();
    return getExtension()
      .exports.findings.sources()
      .filter(({ uri }) => uri.startsWith(below)).length;
  }
});

/** Ends the server as the system does when memory runs out, and waits for the next one. */
async function kill(known?: number): Promise<void> {
  const { server } = getExtension().exports;
  const processId = known ?? (await server.request('iplogLens/serverInfo', {})).processId;
  process.kill(processId, 'SIGKILL');
  await eventually('another server', async () => {
    if (server.state !== 'running') return undefined;
    const next = await server.request('iplogLens/serverInfo', {}).catch(() => undefined);
    return next === undefined || next.processId === processId ? undefined : true;
  });
}

/**
 * Presses the first button of the message in front until that had its effect: the message may not be in front yet. Not
 * often, since the next press may meet the button "Cancel" of what the first one began.
 */
async function pressButton(hadEffect: () => boolean): Promise<void> {
  let pressed = 0;
  await eventually('the effect of the button', async () => {
    if (hadEffect()) return true;
    if (Date.now() - pressed > 4000) {
      pressed = Date.now();
      await vscode.commands.executeCommand('notification.acceptPrimaryAction');
    }
    return undefined;
  });
}

/** All that the server knows of the case. */
async function reported(): Promise<string> {
  const report = await getExtension().exports.server.request('iplogLens/report', { format: 'json' });
  return report !== null && 'text' in report ? report.text : '';
}

function shape(diagnostics: readonly vscode.Diagnostic[]): string {
  return JSON.stringify(
    // The address behind a code remembers how it was written out before, so the code alone is compared.
    diagnostics.map((one) => [codeOf(one), one.message, one.range, one.severity]),
  );
}

describe('a disk that is full', () => {
  const full = new FullDisk({ '/older.html': 'older' });
  let registration: vscode.Disposable;
  before(async () => {
    registration = vscode.workspace.registerFileSystemProvider('iplog-full-disk', full);
    await diagnosticsOf((await openLog('Microsoft.Tri.Sensor.log')).uri);
  });
  after(async () => {
    registration.dispose();
    await vscode.commands.executeCommand('notifications.clearAll');
    await closeEverything();
  });

  it('gets no half a report, and an older one of another name stays', async () => {
    const report = vscode.Uri.parse('iplog-full-disk:/report.html');
    await vscode.commands.executeCommand('iplogLens.exportReport', 'html', report);
    assert.deepEqual(full.calls, ['write /report.html', 'delete /report.html']);
    assert.deepEqual([...full.files.keys()], ['/older.html']);
  });
});

describe('a case full of bad input', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'iplog-lens-'));
  });
  after(async () => {
    await configure(undefined);
    await vscode.commands.executeCommand('iplogLens.clearScan');
    await vscode.commands.executeCommand('notifications.clearAll');
    rmSync(folder, { recursive: true, force: true });
  });

  it('is told place by place, all at once, and the logs beside it are read', async () => {
    const bad = badInputs.filter(({ limits = {} }) => Object.keys(limits).length === 0);
    for (const [i, { lay }] of bad.entries()) {
      const place = path.join(folder, String(i));
      mkdirSync(place);
      writeFileSync(path.join(place, 'beside.log'), noDomainController(1));
      lay(place);
    }
    const told = await problemsOf(folder);
    const expected = bad.flatMap(({ problems }, i) =>
      problems.map((problem) => problem.replace(' ', ` ${i}${path.sep}`)),
    );
    assert.deepEqual(told, expected.sort());
    const { findings } = getExtension().exports;
    for (const i of bad.keys()) {
      const beside = vscode.Uri.file(path.join(folder, String(i), 'beside.log')).toString();
      assert.equal(findings.find(beside)?.groups.length, 1, bad[i]?.what);
    }
  });

  it('is refused by the limits of the settings, as they are at that moment', async () => {
    const zip = path.join(folder, 'deep.zip');
    const inner = makeZip([
      { name: 'in.zip', data: makeZip([{ name: 'a.log', data: noDomainController(1) }]) },
    ]);
    writeFileSync(zip, inner);
    assert.deepEqual(await problemsOf(zip), []);
    await configure(1);
    await eventually('the limit', async () => ((await problemsOf(zip)).length > 0 ? true : undefined));
    assert.deepEqual(await problemsOf(zip), [`zip-depth ${path.join('deep.zip!', 'in.zip')}`]);
  });

  /** What a scan of it tells, each with its place in the folder. */
  async function problemsOf(place: string): Promise<string[]> {
    const uris = [vscode.Uri.file(place).toString()];
    const { problems } = await getExtension().exports.server.request('iplogLens/scan', { uris });
    return problems.map(({ kind, source = '' }) => `${kind} ${path.relative(folder, source)}`).sort();
  }

  async function configure(depth: number | undefined): Promise<void> {
    await vscode.workspace
      .getConfiguration('iplogLens')
      .update('limits.zip.depth', depth, vscode.ConfigurationTarget.Global);
  }
});
