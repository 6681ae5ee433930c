import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import type { CommandContext } from '../../cli/src/command.ts';
import { statusCommand } from '../../cli/src/commands/status.ts';
import { truth } from '../engine/scanner-status/status-cases.ts';

const fixtures = fileURLToPath(new URL('../fixtures/status/', import.meta.url));
const fixture = (name: string): string => join(fixtures, name);

interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

async function run(...args: readonly string[]): Promise<Ran> {
  let out = '';
  let err = '';
  const context: CommandContext = {
    stdout: (text) => (out += text),
    today: () => '2026-03-14',
    stderr: (text) => (err += text),
    isTerminal: false,
    version: '0.0.0-test',
    catalog: () => Promise.reject(new Error('status needs no catalogue')),
    now: () => 0,
    writeFile: () => Promise.reject(new Error('status writes no file')),
  };
  const status = await statusCommand.run(args, context);
  return { status, out, err };
}

describe('iplog-lens status', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'iplog-status-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  async function write(name: string, content: string | Uint8Array): Promise<string> {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  }

  it('prints a report that its schema describes, for every form', async () => {
    const schemaFile = new URL('../../knowledge/schemas/status.schema.json', import.meta.url);
    const validate = new Ajv({ allErrors: true }).compile(
      JSON.parse(await readFile(schemaFile, 'utf8')) as object,
    );
    const forms = [
      'session.txt',
      'session.utf16.txt',
      'transcript.txt',
      'status.depth5.clixml',
      'status.depth5.json',
      'verbose.table.w80.txt',
      'nodes.type.csv',
      'repositories.w40.txt',
      'job.w80.txt',
      'configuration.w120.txt',
      'status.list.w40.txt',
    ];
    for (const { Name } of truth) {
      for (const form of forms) {
        const ran = await run(fixture(`${Name}.${form}`), '--format', 'json');
        const valid = validate(JSON.parse(ran.out));
        assert.ok(valid, `${Name}.${form}: ${JSON.stringify(validate.errors?.slice(0, 3))}`);
      }
    }
    const everything = await write(
      'everything.txt',
      'Cluster : c…\nOther : 1\n\nName : x\n\nWARNING: w\nPS C:\\> Start-ScannerDiagnostics\nall is well\nPS C:\\> x\nSchedule : Always\n\nPath : C:\\a\nOverrideContentScanJob : On\n',
    );
    const ran = await run(everything, '--format', 'json');
    assert.ok(validate(JSON.parse(ran.out)), JSON.stringify(validate.errors));
  });

  it('reads several files, and judges over them', async () => {
    const text = (elapsed: string): string =>
      `Cluster : c\nClusterStatus : Scanning\nStartTime : 2026-03-14 10:00:00\nTimeFromStart : ${elapsed}\n\nScannedFiles MBScanned\n------------ ---------\n           7         8\n`;
    const ran = await run(
      await write('1.txt', text('00:01:00')),
      await write('2.txt', text('02:01:00')),
      '--format',
      'json',
    );
    const report = JSON.parse(ran.out) as {
      snapshots: { source: string }[];
      health: { code: string; source: string }[];
    };
    assert.equal(ran.status, 0);
    assert.deepEqual(
      report.snapshots.map(({ source }) => source.slice(-5)),
      ['1.txt', '2.txt'],
    );
    assert.deepEqual(
      report.health.filter(({ code }) => code === 'no-progress').map(({ source }) => source.slice(-5)),
      ['2.txt'],
    );
  });

  it('prints a text report that fits 100 columns and tells what needs attention', async () => {
    const { status, out, err } = await run(fixture('fabrikam-six-nodes.session.txt'));
    assert.equal(status, 0);
    assert.equal(err, '');
    // A path is broken nowhere, so that it can be copied; everything else keeps to the width.
    const wide = out.split('\n').filter((line) => line.length > 100 && !line.includes(fixtures));
    assert.deepEqual(wide, []);
    assert.match(out, /^\[FAILED\] {3}Cluster fabrikam-emea: Error/);
    assert.match(out, /\[degraded\] fab-scan-05\.emea\.fabrikam\.com: Scanning, IsScanning Pending/);
    assert.match(out, /Needs attention/);
    assert.match(
      out,
      /\[degraded\] line 88: The repository https:\/\/fabrikam\.sharepoint\.com\/sites\/legal\/Shared Documents\n +was skipped\./,
    );
    assert.match(out, /StartTime "3\/4\/2026\s+10:41:07/);
  });

  it('neutralises terminal sequences in names', async () => {
    const path = await write('evil.json', '{"Cluster":"c\\u001b[31m\\u202e","ClusterStatus":"Idle"}');
    const { out } = await run(path);
    assert.doesNotMatch(out, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  });

  it('ends with 2 and says what it found instead of a status', async () => {
    const log = await write('x.log', '2026-03-14 09:26:53.0001 Error Component failed\n');
    const { status, out, err } = await run(log);
    assert.equal(status, 2);
    assert.equal(out, '');
    assert.match(err, /x\.log: There is no scanner status in it; it holds 1 line of other text\./);
  });

  it('ends with 2 when nothing was readable, and with 0 when one file was', async () => {
    const missing = join(folder, 'missing.txt');
    assert.equal((await run(missing)).status, 2);
    assert.equal((await run(folder)).status, 2);
    const both = await run(missing, fixture('contoso.session.txt'), '--format', 'json');
    assert.equal(both.status, 0);
    const { problems } = JSON.parse(both.out) as { problems: { kind: string; source: string }[] };
    assert.deepEqual(
      problems.map(({ kind, source }) => [kind, source]),
      [['not-found', missing]],
    );
  });

  it('refuses an unknown format, an unknown option, and no file', async () => {
    for (const args of [['x', '--format', 'xml'], ['--what', 'x'], []]) {
      await assert.rejects(() => run(...args), { name: 'Error' });
    }
  });
});
