import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findSchemaMistakes } from '../support/check-schema.ts';
import { readHtml } from '../support/read-html.ts';
import { readMarkdown } from '../support/read-markdown.ts';
import { readSarif } from '../support/read-sarif.ts';
import { root } from '../support/real-catalog.ts';
import { assertNoEscapes, runCli } from '../support/run-cli.ts';
import { literalSignature, smallCatalog } from '../support/small-catalog.ts';
import {
  impersonationFailed,
  impersonationStarted,
  healthy,
  noDomainController,
  noGmsaPassword,
} from '../server/sensor-lines.ts';

/** A report as far as these tests look at it; the schema says the rest. */
interface Report {
  readonly tool: { readonly version: string };
  readonly sources: readonly { readonly path: string; readonly kind: string; readonly lines: number }[];
  readonly findings: readonly {
    readonly id: string;
    readonly count: number;
    readonly severity: string;
    readonly resolvedBy?: { readonly line: number };
    readonly occurrences: readonly {
      readonly source: string;
      readonly line: number;
      readonly captures: Readonly<Record<string, string>>;
      readonly also?: readonly { readonly source: string; readonly line: number }[];
      readonly support?: readonly {
        readonly signatureId: string;
        readonly source: string;
        readonly line: number;
      }[];
    }[];
    readonly remediations: readonly { readonly id: string; readonly script: string }[];
  }[];
  readonly problems: readonly { readonly kind: string; readonly source?: string; readonly message: string }[];
}

describe('iplog-lens scan', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'iplog-lens-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('takes * and ? in the last name, which the shells of Windows leave as they are', async () => {
    write('a1.log', [noGmsaPassword(1)]);
    write('a2.log', [noGmsaPassword(2)]);
    write('b1.log', [noGmsaPassword(3)]);
    const paths = async (pattern: string): Promise<readonly string[]> => {
      const { stdout } = await runCli(['scan', path.join(folder, pattern), '--format', 'json']);
      return (JSON.parse(stdout) as Report).sources.map((source) => path.basename(source.path));
    };
    assert.deepEqual(await paths('a*.log'), ['a1.log', 'a2.log']);
    assert.deepEqual(await paths('?1.log'), ['a1.log', 'b1.log']);
    assert.deepEqual(await paths('*.txt'), []);
    // A sign of an expression is a letter of a name.
    write('c(1)+.log', [healthy(1)]);
    assert.deepEqual(await paths('c(1)+.*'), ['c(1)+.log']);
  });

  it('prints what was found, where, and what to run', async () => {
    const file = write('Microsoft.Tri.Sensor.log', [healthy(0), noGmsaPassword(1), noGmsaPassword(2)]);
    const { status, stdout, stderr } = await runCli(['scan', file]);
    assert.equal(status, 0);
    assert.equal(stderr, '');
    for (const part of [
      'ERROR       MDI1010  gMSA password could not be retrieved\n',
      '2 times, 2026-03-14T09:26:01.000Z to 2026-03-14T09:26:02.000Z\n',
      `at ${file}:2  errorCode=AccessDenied account=mdiSvc01 domain=contoso.test\n`,
      'check Get-GmsaPasswordReader: Who may read the gMSA password?\n',
      'fix   Grant-GmsaPasswordReader: ',
      '1 known error, 2 occurrences, in 1 file',
    ]) {
      assert.ok(stdout.includes(part), `${part} is missing in:\n${stdout}`);
    }
  });

  it('prints a long path whole, because people copy it', async () => {
    const name = path.join(...Array.from({ length: 8 }, (_, i) => `${i}-${'long'.repeat(10)}`), 'x.log');
    const file = write(name, [noDomainController(1)]);
    assert.ok((await runCli(['scan', file])).stdout.includes(`  at ${file}:1  dc=`));
  });

  it('says so where nothing known was found', async () => {
    const file = write('Microsoft.Tri.Sensor.log', [healthy(0)]);
    const { status, stdout } = await runCli(['scan', file]);
    assert.equal(status, 0);
    assert.match(stdout, /^No known error was found\.$/m);
  });

  it('reads a folder with all below it; every file that was read is listed', async () => {
    write('DC01/Logs/Microsoft.Tri.Sensor.log', [noDomainController(1)]);
    write('DC02/Logs/Microsoft.Tri.Sensor.log', [noDomainController(1)]);
    write('notes.txt', ['nothing']);
    const report = await scanToJson([folder]);
    assert.deepEqual(
      report.sources.map(({ path: at, kind }) => [path.relative(folder, at), kind]),
      [
        [path.join('DC01', 'Logs', 'Microsoft.Tri.Sensor.log'), 'mdi.sensor'],
        [path.join('DC02', 'Logs', 'Microsoft.Tri.Sensor.log'), 'mdi.sensor'],
        ['notes.txt', 'text'],
      ],
    );
    assert.equal(report.findings[0]?.count, 2);
  });

  it('reads standard input for a single minus', async () => {
    const { status, stdout } = await runCli(['scan', '-', '--format', 'json'], {
      input: [healthy(0), noDomainController(1)].join('\r\n'),
    });
    const report = JSON.parse(stdout) as Report;
    assert.equal(status, 0);
    assert.deepEqual(
      report.sources.map(({ path: at, lines }) => [at, lines]),
      [['-', 2]],
    );
    assert.deepEqual(
      report.findings.map(({ id }) => id),
      ['MDI1020'],
    );
  });

  it('prints JSON by the schema for the sample, and for whatever a case holds', async () => {
    const samples = await scanToJson([path.join(root, 'samples/contoso-case')]);
    assert.ok(new Set(samples.findings.map(({ id }) => id)).size >= 10);
    write('empty.iplog', []);
    writeFileSync(
      path.join(folder, 'bin.iplog'),
      Buffer.from(Array.from({ length: 70_000 }, (_, i) => (i * 7919) & 255)),
    );
    writeFileSync(path.join(folder, 'bad.log'), Buffer.from([0x41, 0xff, 0xfe, 0x80, 0x0a, 0xc3]));
    mkdirSync(path.join(folder, 'dir.iplog'));
    write('Microsoft.Tri.Sensor.log', [
      impersonationStarted(1),
      impersonationFailed(2),
      noDomainController(3, '`[x](y)'),
    ]);
    const report = await scanToJson([folder, path.join(folder, 'absent')]);
    assert.ok(report.problems.some(({ kind, source }) => kind === 'not-found' && source?.endsWith('absent')));
    const paired = report.findings.find(({ id }) => id === 'MDI1010');
    assert.deepEqual(
      paired?.occurrences[0]?.support?.map(({ signatureId }) => signatureId),
      ['MDI1023'],
    );
  });

  it('binds what was captured into the scripts of the report', async () => {
    const file = write('Microsoft.Tri.Sensor.log', [noGmsaPassword(1, "d'Arc")]);
    const { findings } = await scanToJson([file]);
    const reader = findings[0]?.remediations.find(({ id }) => id === 'Get-GmsaPasswordReader');
    assert.match(reader?.script ?? '', /^\$Gmsa = 'd''Arc'$/m);
  });

  it('counts a record once that stands in the log and in its twin', async () => {
    write('Microsoft.Tri.Sensor.log', [healthy(0), noDomainController(1), noDomainController(2)]);
    write('Microsoft.Tri.Sensor-Errors.log', [noDomainController(1), noDomainController(2)]);
    write('other/Microsoft.Tri.Sensor.log', [noDomainController(1)]);
    const { findings } = await scanToJson([folder]);
    assert.equal(findings[0]?.count, 3);
    const twice = findings[0]?.occurrences.filter(({ also }) => also?.length === 1) ?? [];
    assert.equal(twice.length, 2);
    for (const { source, also } of twice) {
      assert.deepEqual([source, also?.[0]?.source].map((file) => path.basename(file ?? '')).sort(), [
        'Microsoft.Tri.Sensor-Errors.log',
        'Microsoft.Tri.Sensor.log',
      ]);
    }
  });

  it('finds in the parts of a rotated log what it finds in the same text as one file', async () => {
    const records = [
      healthy(0),
      impersonationStarted(1),
      noGmsaPassword(2),
      noDomainController(3),
      impersonationStarted(4, 'other').replace('Account=True', 'Account=False'),
      healthy(5),
      noGmsaPassword(6, 'other'),
      noDomainController(7),
    ];
    write('one/Microsoft.Tri.Sensor.log', records);
    const one = await scanToJson([path.join(folder, 'one')]);
    const starts = new Map<string, number>();
    const part = (name: string, from: number, to: number): void =>
      void starts.set(write(`parts/${name}`, records.slice(from, to)), from);
    part('Microsoft.Tri.Sensor-Archived-00000.log', 0, 2);
    part('Microsoft.Tri.Sensor-Archived-00001.log', 2, 5);
    part('Microsoft.Tri.Sensor.log', 5, 8);
    const parts = await scanToJson([path.join(folder, 'parts')]);
    const described = ({ findings }: Report) =>
      findings.map(({ id, severity, count, occurrences }) => ({
        id,
        severity,
        count,
        places: occurrences.map(({ source, line, support }) => ({
          line: line + (starts.get(source) ?? 0),
          support: support?.map((place) => [place.signatureId, place.line + (starts.get(place.source) ?? 0)]),
        })),
      }));
    assert.deepEqual(described(parts), described(one));
    assert.equal(parts.findings.flatMap(({ occurrences }) => occurrences).length, 4);
    const { stdout } = await runCli(['scan', path.join(folder, 'parts')]);
    assert.match(stdout, /Goes with MDI1023 at line 2 of Microsoft\.Tri\.Sensor-Archived-00000\.log: /);
  });

  it('lists the first and last 50 of many, and counts all', async () => {
    const file = write(
      'Microsoft.Tri.Sensor.log',
      Array.from({ length: 1000 }, () => noDomainController(1)),
    );
    const { findings } = await scanToJson([file]);
    assert.equal(findings[0]?.count, 1000);
    assert.deepEqual(
      findings[0]?.occurrences.map(({ line }) => line),
      [...Array.from({ length: 50 }, (_, i) => i + 1), ...Array.from({ length: 50 }, (_, i) => i + 951)],
    );
  });

  for (const severity of ['error', 'warning', 'information', 'hint'] as const) {
    it(`ends with 1 for a finding of severity ${severity} where --fail-on asks for it`, async () => {
      const catalog = smallCatalog([literalSignature('TEST001', 'Pump broke', { severity })]);
      const statusFor = async (args: readonly string[], line: string): Promise<number> => {
        const file = write('Microsoft.Tri.Sensor.log', [`2026-03-14 09:26:01.0001 Error Pump ${line}`]);
        return (await runCli(['scan', file, ...args], { catalog: async () => catalog })).status;
      };
      const order = ['error', 'warning', 'information'];
      for (const failOn of order) {
        const reached = order.slice(0, order.indexOf(failOn) + 1).includes(severity);
        assert.equal(await statusFor(['--fail-on', failOn], 'Pump broke'), reached ? 1 : 0, failOn);
        assert.equal(await statusFor(['--fail-on', failOn], 'Pump works'), 0, failOn);
      }
      assert.equal(await statusFor(['--fail-on', 'none'], 'Pump broke'), 0);
      assert.equal(await statusFor([], 'Pump broke'), 0);
    });
  }

  it('writes the report to a file when asked, and nothing to standard output', async () => {
    const file = write('Microsoft.Tri.Sensor.log', [noDomainController(1)]);
    const { status, stdout, files } = await runCli([
      'scan',
      file,
      '--format=json',
      '--output',
      'report.json',
    ]);
    assert.deepEqual([status, stdout], [0, '']);
    const report: unknown = JSON.parse(files.get('report.json') ?? '');
    assert.deepEqual(findSchemaMistakes('report', report), []);
  });

  for (const [format, read] of [
    ['text', (report: string) => assert.match(report, /^1 known error, 1 occurrence/m)],
    ['sarif', (report: string) => assert.equal(readSarif(report).results.length, 1)],
    ['markdown', (report: string) => assert.match(readMarkdown(report).text, /^Case summary/)],
    ['html', (report: string) => assert.deepEqual(readHtml(report).errors, [])],
  ] as const) {
    it(`makes a report as ${format}, on standard output or in a file`, async () => {
      const file = write('Microsoft.Tri.Sensor.log', [noDomainController(1)]);
      const { status, stdout } = await runCli(['scan', file, '--format', format]);
      assert.equal(status, 0);
      read(stdout);
      const written = await runCli(['scan', file, '--format', format, '--output', 'report']);
      assert.deepEqual([written.stdout, written.files.get('report')], ['', stdout]);
      const dash = await runCli(['scan', file, '--format', format, '--output', '-']);
      assert.deepEqual([dash.stdout, dash.files.size], [stdout, 0]);
    });
  }

  it('does not write over what it reads', async () => {
    const file = write('case/Microsoft.Tri.Sensor.log', [noDomainController(1)]);
    for (const input of [file, path.dirname(file)]) {
      const { status, stdout, stderr, files } = await runCli(['scan', input, '--output', file]);
      assert.deepEqual([status, stdout, files.size], [2, '', 0]);
      assert.match(stderr, /is part of what is scanned, and evidence is not overwritten/);
    }
    const elsewhere = path.join(folder, 'report.html');
    assert.equal((await runCli(['scan', path.dirname(file), '--output', elsewhere])).status, 0);
  });

  it('says which file it could not write, without a stack', async () => {
    const file = write('Microsoft.Tri.Sensor.log', [noDomainController(1)]);
    const { status, stderr } = await runCli(['scan', file, '--output', '/no/such/place'], {
      writeFile: async () => {
        throw Object.assign(new Error('ENOENT: no such file or directory'), { code: 'ENOENT' });
      },
    });
    assert.equal(status, 2);
    assert.match(stderr, /^iplog-lens: \/no\/such\/place could not be written: ENOENT/);
    assert.doesNotMatch(stderr, /\n\s+at /);
  });

  it('ends with 2 where nothing was readable, and says what', async () => {
    const { status, stdout, stderr } = await runCli([
      'scan',
      path.join(folder, 'absent.log'),
      '--format',
      'json',
    ]);
    assert.equal(status, 2);
    assert.match(stderr, /absent\.log: There is no such file or folder/);
    assert.match(stderr, /nothing was readable\.$/m);
    assert.deepEqual(findSchemaMistakes('report', JSON.parse(stdout)), []);
    // A person has read it on standard error.
    const text = await runCli(['scan', path.join(folder, 'absent.log')]);
    assert.deepEqual([text.status, text.stdout, text.stderr], [2, '', stderr]);
  });

  it('counts a file that was named twice once', async () => {
    const file = write('Microsoft.Tri.Sensor.log', [noDomainController(1)]);
    const { sources, findings } = await scanToJson([file, file, folder]);
    assert.deepEqual([sources.length, findings[0]?.count], [1, 1]);
  });

  it('shows progress on a terminal only, and takes it away at the end', async () => {
    const file = write('Microsoft.Tri.Sensor.log', [noDomainController(1)]);
    assert.equal((await runCli(['scan', file])).stderr, '');
    const { stderr } = await runCli(['scan', file], { isTerminal: true });
    assert.match(stderr, /^\r\d+ bytes(?: of \d+ bytes)?, [\d.]+ \w+\/s {2}[ -~]+/);
    assert.match(stderr, /\r +\r$/);
  });

  it('keeps escape sequences of logs and names away from the terminal, in every format', async () => {
    const evil = '\u001b]0;owned\u0007\u001b[31m\u009b2J\u202e';
    const name = `${evil.replaceAll('/', '')}.log`;
    write(`x/${name}`, [noDomainController(1, `dc${evil}`), noGmsaPassword(2, `a${evil}`)]);
    symlinkSync('/nonexistent', path.join(folder, `gone${evil}.log`));
    cpSync(path.join(folder, 'x'), path.join(folder, `y${evil}`), { recursive: true });
    for (const args of [
      ['scan', folder],
      ['scan', folder, '--format', 'json'],
      ['scan', folder, '--format', 'sarif'],
      ['scan', folder, '--format', 'markdown'],
      ['scan', folder, '--format', 'html'],
      ['scan', path.join(folder, `absent${evil}`)],
      ['scan', '--format', evil, folder],
      ['scan', folder, `--${evil}`],
      [evil],
    ]) {
      const { stdout, stderr } = await runCli(args, { isTerminal: true });
      assertNoEscapes(stdout);
      assertNoEscapes(stderr.replaceAll('\r', ''));
    }
  });

  async function scanToJson(paths: readonly string[]): Promise<Report> {
    const { stdout, status } = await runCli(['scan', ...paths, '--format', 'json']);
    assert.equal(status, 0);
    const report: unknown = JSON.parse(stdout);
    assert.deepEqual(findSchemaMistakes('report', report), []);
    return report as Report;
  }

  function write(name: string, lines: readonly string[]): string {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, lines.join('\r\n'));
    return file;
  }
});
