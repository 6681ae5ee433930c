import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { loadCatalog } from '../../../host/src/node/load-catalog.ts';
import { assertSameReport, parseReport, withoutCase } from '../../support/case-report.ts';
import { type MadeCase, makeCase } from '../../support/make-case.ts';
import { forgetEverything, getExtension } from './editor.ts';

// The suite is bundled into out/vscode-suite.
const samples = join(__dirname, '../../samples/contoso-case');

/** `IPLOG_CASE_MB=2000` makes it as large as cases get. */
const megabytes = Number(process.env['IPLOG_CASE_MB'] ?? 8);

describe(`a zipped case of ${megabytes} MB`, function () {
  this.timeout(120_000 + megabytes * 500);
  let folder: string;
  let made: MadeCase;
  before(async () => {
    await forgetEverything();
    await vscode.commands.executeCommand('iplogLens.clearScan');
    folder = mkdtempSync(join(tmpdir(), 'iplog-lens-case-'));
    const { extensionPath } = getExtension();
    const catalog = await loadCatalog(join(extensionPath, 'dist/catalog.json'));
    made = makeCase(catalog, { folder, samples: samples, megabytes, seed: 1 });
  });
  after(async () => {
    await vscode.commands.executeCommand('iplogLens.clearScan');
    rmSync(folder, { recursive: true, force: true });
  });

  it('has the findings here that the command line finds in it', async () => {
    const zip = vscode.Uri.file(made.zip);
    await vscode.commands.executeCommand('iplogLens.openBundleResource', zip);
    await vscode.commands.executeCommand('iplogLens.scanResource', zip);
    const file = join(folder, 'report.json');
    await vscode.commands.executeCommand('iplogLens.exportReport', 'json', vscode.Uri.file(file));
    const here = parseReport(readFileSync(file, 'utf8'), made.zip);
    assertSameReport(
      here,
      parseReport(await runCommandLine(['scan', made.zip, '--format', 'json']), made.zip),
    );
    const shown = getExtension()
      .exports.findings.sources()
      .map(({ uri }) => withoutCase(vscode.Uri.parse(uri).path, made.zip));
    assert.deepEqual(shown.toSorted(), here.sources.map(({ path }) => path).toSorted());
  });
});

/** In a process of its own, by the Node that VS Code runs on. */
async function runCommandLine(args: readonly string[]): Promise<string> {
  const program = join(getExtension().extensionPath, 'dist/cli.cjs');
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...args], {
    maxBuffer: 1 << 30,
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  return stdout;
}
