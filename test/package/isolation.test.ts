import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { noDomainController, sensorUri } from '../server/sensor-lines.ts';
import { root } from '../support/real-catalog.ts';
import { canTrace, runWatched, type WatchedRun } from '../support/watched-run.ts';

// Nothing leaves the machine, nothing is started, and nothing is written but the file that somebody names. What is run is what
// is shipped: the bundles of dist/.

const cli = path.join(root, 'dist/cli.cjs');
const samples = path.join(root, 'samples');

describe('isolation', function () {
  this.timeout(180_000);
  let folder: string;
  before(() => {
    assert.ok(existsSync(cli), 'there is no dist/: run npm run build');
    folder = mkdtempSync(path.join(os.tmpdir(), 'iplog-isolated-'));
    if (!canTrace)
      console.log('      system calls are not traced: there is no strace here, or it may not trace');
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('is watched by means that see sockets, processes and files', async () => {
    const program = path.join(folder, 'program.cjs');
    const file = path.join(folder, 'written.txt');
    writeFileSync(
      program,
      `require('node:net').connect(9, '127.0.0.1').on('error', () => {});
       require('node:child_process').spawnSync('true');
       require('node:fs').writeFileSync(${JSON.stringify(file)}, 'x');
       import('node:fs/promises').then(({ appendFile }) => appendFile(${JSON.stringify(file)}, 'y'));`,
    );
    const { calls, systemCalls } = await runWatched([program]);
    const told = (what: string): boolean => calls.some((call) => call.startsWith(what));
    assert.ok(told('network connect') && told('process spawnSync'), calls.join('\n'));
    assert.ok(told('write writeFileSync') && told('write appendFile'), calls.join('\n'));
    if (systemCalls === undefined) return;
    for (const trace of [/connect\(.*AF_INET/, /execve\(.*"true"/, /openat\(.*written\.txt/])
      assert.ok(
        systemCalls.some((call) => trace.test(call)),
        `${trace} in\n${systemCalls.join('\n')}`,
      );
  });

  const commands: readonly (readonly string[])[] = [
    ...['text', 'json', 'sarif', 'markdown', 'html'].map((format) => ['scan', samples, '--format', format]),
    ['scan', samples, path.join(root, 'test/fixtures/bundles'), '/nowhere'],
    ['status', path.join(samples, 'contoso-case/SCAN01/scanner-status.txt')],
    ['explain', 'GMSA password could not be retrieved https://example.test/'],
    ['remediate', 'Get-GmsaPasswordReader', '--set', 'Gmsa=x'],
    ['signatures', 'check', path.join(root, 'knowledge/signatures/any-product')],
    ['--help'],
  ];
  for (const command of commands) {
    it(`holds for iplog-lens ${command.map((part) => path.relative(root, part).replace(/^\.\.\/.*\//, '') || part).join(' ')}`, async () => {
      const run = await runWatched([cli, ...command]);
      assert.notEqual(run.stdout, '');
      assertIsolated(run);
    });
  }

  it('holds for a report into a file: that file is written, and no other', async () => {
    const file = path.join(folder, 'report.json');
    const { calls, systemCalls } = await runWatched([
      cli,
      'scan',
      samples,
      '--format',
      'json',
      '--output',
      file,
    ]);
    assert.ok(readFileSync(file, 'utf8').includes('iplog-lens.report/1'));
    assert.ok(calls.length > 0 && calls.every((call) => call.endsWith(` ${file}`)), calls.join('\n'));
    for (const call of systemCalls ?? []) assert.ok(call.includes(`"${file}"`), call);
  });

  it('ends with a reason when the disk is full, and does not leave half a report behind', async () => {
    if (!existsSync('/dev/full')) return;
    const { status, stdout } = await runWatched([cli, 'scan', samples, '--output', '/dev/full']);
    assert.equal(status, 2);
    assert.equal(stdout, '');
  });

  it('ends with a reason when standard output is on a disk that is full', () => {
    if (!existsSync('/dev/full')) return;
    const { status, stderr } = spawnSync(
      'bash',
      ['-c', 'exec "$@" > /dev/full', '-', process.execPath, cli, 'scan', samples, '--format', 'json'],
      { encoding: 'utf8' },
    );
    assert.equal(status, 2);
    assert.match(stderr, /^iplog-lens: standard output could not be written: ENOSPC[^\n]*\n$/);
  });

  it('leaves no half a report where a disk takes only its beginning', () => {
    if (process.platform === 'win32') return;
    const file = path.join(folder, 'half.json');
    // A limit on the size of files (in KB) stands for a disk that is full after that much.
    const { status, stderr } = spawnSync(
      'bash',
      [
        '-c',
        'ulimit -f 2; exec "$@"',
        '-',
        process.execPath,
        cli,
        'scan',
        samples,
        '--format',
        'json',
        '--output',
        file,
      ],
      { encoding: 'utf8' },
    );
    assert.equal(status, 2);
    assert.match(stderr, /half\.json could not be written: /);
    assert.equal(existsSync(file), false);
  });

  it('holds for the language server, from its start to its end', async () => {
    const before = readdirSync(samples, { recursive: true }).length;
    const run = await runWatched([cli, 'lsp', '--stdio'], useServer);
    assert.match(run.stdout, /MDI1020/);
    assertIsolated(run);
    assert.equal(readdirSync(samples, { recursive: true }).length, before);
  });
});

function assertIsolated({ status, calls, systemCalls }: WatchedRun): void {
  assert.ok(status === 0 || status === 1, `it ended with ${status}`);
  assert.deepEqual(calls, []);
  assert.deepEqual(systemCalls ?? [], []);
}

/** All that an editor asks of it. */
async function useServer(input: Writable, output: Readable): Promise<void> {
  const connection = createMessageConnection(new StreamMessageReader(output), new StreamMessageWriter(input));
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: null,
    rootUri: pathToFileURL(samples).href,
    capabilities: {},
  });
  await connection.sendNotification('initialized', {});
  const textDocument = { uri: sensorUri, languageId: 'log', version: 1, text: noDomainController(1) };
  await connection.sendNotification('textDocument/didOpen', { textDocument });
  const at = { textDocument: { uri: sensorUri }, position: { line: 0, character: 120 } };
  const range = { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } };
  await connection.sendRequest('textDocument/hover', at);
  await connection.sendRequest('textDocument/codeAction', { ...at, range, context: { diagnostics: [] } });
  await connection.sendRequest('textDocument/documentSymbol', at);
  await connection.sendRequest('iplogLens/explainFinding', {
    finding: { signatureId: 'MDI1020', uri: sensorUri, line: 0 },
    form: 'report',
  });
  await connection.sendRequest('iplogLens/scan', { uris: [pathToFileURL(samples).href] });
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  connection.dispose();
}
