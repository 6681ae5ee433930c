import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import type { Hover, InitializeResult, PublishDiagnosticsParams } from 'vscode-languageserver-protocol';
import { packExtension } from '../../scripts/package.ts';
import { findSchemaMistakes } from '../support/check-schema.ts';
import { root } from '../support/real-catalog.ts';
import { unpackZip } from '../support/unpack-zip.ts';
import { noDomainController, sensorUri } from '../server/sensor-lines.ts';

/** Bytes. A download of a second, and small enough for a disk that is full of logs. */
const budget = 1.5 * 1024 * 1024;

describe('the packed extension', function () {
  this.timeout(180_000);
  let folder: string;
  let names: readonly string[];
  let extension: string;
  before(async () => {
    assert.ok(existsSync(path.join(root, 'dist/catalog.json')), 'there is no dist/: run npm run build');
    folder = mkdtempSync(path.join(os.tmpdir(), 'iplog lens-'));
    await packQuietly(path.join(folder, 'a.vsix'));
    names = await unpackZip(path.join(folder, 'a.vsix'), path.join(folder, 'unpacked'));
    extension = path.join(folder, 'unpacked/extension');
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('holds what the committed list says, and nothing else', () => {
    const list = readFileSync(path.join(root, 'test/package/vsix-contents.txt'), 'utf8');
    assert.deepEqual(names, list.trimEnd().split('\n'), 'see test/package/vsix-contents.txt');
  });

  it('is small', () => {
    const { size } = statSync(path.join(folder, 'a.vsix'));
    assert.ok(size < budget, `${size} bytes`);
  });

  it('is the same to the byte when it is packed again', async () => {
    // As in a clean clone, the folder is not there yet.
    const again = path.join(folder, 'out/b.vsix');
    await packQuietly(again);
    assert.ok(readFileSync(path.join(folder, 'a.vsix')).equals(readFileSync(again)));
  });

  it('says nothing of the machine that built it, and has no source maps', () => {
    for (const name of names) {
      const text = readFileSync(path.join(folder, 'unpacked', name), 'latin1');
      for (const place of [root, os.homedir(), os.tmpdir()]) {
        if (place.length > 4) assert.ok(!text.includes(place), `${name} names ${place}`);
      }
      // The WebAssembly of a library names a map that is not packed, which is read by debuggers only.
      if (name.endsWith('.wasm')) continue;
      assert.ok(!text.includes('sourceMappingURL'), `${name} has a source map`);
    }
  });

  it('has every file that its manifest names', () => {
    const manifest = readFileSync(path.join(extension, 'package.json'), 'utf8');
    const named = [
      ...manifest.matchAll(/"(?:\.\/)?((?:dist|media|snippets|syntaxes)\/[^"]+|language-[^"]+)"/g),
    ];
    assert.ok(named.length > 10);
    for (const [, file] of named)
      assert.ok(existsSync(path.join(extension, file ?? '')), `${file} is missing`);
  });

  it('has a command line that finds the errors of the sample', () => {
    const { status, stdout } = cli(['scan', path.join(root, 'samples/contoso-case'), '--format', 'json']);
    assert.equal(status, 0);
    const report = JSON.parse(stdout) as { findings: readonly { id: string }[] };
    assert.deepEqual(findSchemaMistakes('report', report), []);
    assert.ok(report.findings.length >= 10);
  });

  it('has a command line that keeps to its exit statuses', () => {
    const sample = path.join(root, 'samples/contoso-case');
    assert.equal(cli(['scan', sample, '--fail-on', 'error']).status, 1);
    assert.equal(cli(['--version']).stdout.trim(), readVersion());
    const wrong = cli(['scan', sample, '--no-such-option']);
    assert.deepEqual([wrong.status, wrong.stdout], [2, '']);
    assert.match(wrong.stderr, /^iplog-lens: .*'--no-such-option'/);
    assert.doesNotMatch(wrong.stderr, /\n\s+at /);
  });

  it('has a command line that reads standard input and ends quietly when nobody reads on', () => {
    assert.match(cli(['explain', '-'], noDomainController(1)).stdout, /^1\. MDI1020 /);
    const many = Array.from({ length: 3000 }, (_, i) => noDomainController(i % 60, `dc${i}`)).join('\n');
    const script = `"${process.execPath}" "${cliFile()}" scan - --format json | head -c 100`;
    if (process.platform === 'win32') return;
    const { stderr } = spawnSync('sh', ['-c', script], { input: many, encoding: 'utf8' });
    assert.equal(stderr, '');
  });

  for (const [name, args] of [
    ['the server', ['server.cjs', '--stdio']],
    ['the command line as a server', ['cli.cjs', 'lsp', '--stdio']],
  ] as const) {
    it(`has ${name}: it starts, finds, explains and ends`, async () => {
      const [bundle, ...rest] = args;
      const child = spawn(process.execPath, [path.join(extension, 'dist', bundle), ...rest], {
        cwd: os.tmpdir(),
      });
      let stderr = '';
      child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
      const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
      const connection = createMessageConnection(
        new StreamMessageReader(child.stdout),
        new StreamMessageWriter(child.stdin),
      );
      try {
        await talk(connection);
        assert.equal(await ended, 0);
        assert.equal(stderr, '');
      } finally {
        connection.dispose();
        child.kill();
      }
    });
  }

  /** A session as any editor has it, from the first word to the last. */
  async function talk(connection: MessageConnection): Promise<void> {
    const published = async (uri: string): Promise<PublishDiagnosticsParams> =>
      await new Promise((resolve) => {
        connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
          if (params.uri === uri) resolve(params);
        });
      });
    connection.listen();
    const { serverInfo, capabilities } = await connection.sendRequest<InitializeResult>('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: {},
    });
    assert.deepEqual(serverInfo, { name: 'IPLog Lens', version: readVersion() });
    assert.equal(capabilities.hoverProvider, true);
    await connection.sendNotification('initialized', {});
    const ofLog = published(sensorUri);
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: sensorUri, languageId: 'log', version: 1, text: noDomainController(1) },
    });
    const { diagnostics } = await ofLog;
    assert.deepEqual(
      diagnostics.map(({ code }) => code),
      ['MDI1020'],
    );
    const position = diagnostics[0]?.range.start;
    const hover = await connection.sendRequest<Hover>('textDocument/hover', {
      textDocument: { uri: sensorUri },
      position,
    });
    assert.match(JSON.stringify(hover.contents), /MDI1020/);
    const scriptUri = 'untitled:Script.ps1';
    const ofScript = published(scriptUri);
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: scriptUri, languageId: 'powershell', version: 1, text: 'Start-AIPScan' },
    });
    assert.deepEqual(
      (await ofScript).diagnostics.map(({ code }) => code),
      ['PS1001'],
    );
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
  }

  function cliFile(): string {
    return path.join(extension, 'dist/cli.cjs');
  }

  function cli(
    args: readonly string[],
    input = '',
  ): { status: number | null; stdout: string; stderr: string } {
    return spawnSync(process.execPath, [cliFile(), ...args], {
      cwd: os.tmpdir(),
      input,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
  }

  function readVersion(): string {
    return (JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }).version;
  }
});

/** The packer tells its list on the console; here only the result counts. */
async function packQuietly(file: string): Promise<void> {
  const { log } = console;
  console.log = () => undefined;
  try {
    await packExtension(file);
  } finally {
    console.log = log;
  }
}
