import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { type Catalog, combineScans, jsonReport, type Problem } from '#engine';
import { findSources, loadCatalog, type PoolOptions, ScanPool } from '#host';
import type { FindingsParams, Report } from '#protocol';
import { FindingStore } from '../../client/src/findings/finding-store.ts';
import { acquireKernel, releaseKernel } from '../../engine/src/scan/kernel-pool.ts';
import { TypeScriptKernel } from '../../engine/src/scan/typescript-kernel.ts';
import { healthy, noDomainController } from '../server/sensor-lines.ts';
import { type MadeCase, makeCase } from '../support/make-case.ts';
import { assertSameReport, type CaseReport, parseReport, withoutCase } from '../support/case-report.ts';
import { makeZip } from '../support/make-zip.ts';
import { root } from '../support/real-catalog.ts';
import { startRunningServer } from '../support/running-server.ts';
import { pathOf } from '../../server/src/source-uri.ts';

// One case, found by every way through the product: unpacked and zipped, in the command line and the server, with one
// thread and several, with both kernels. `IPLOG_CASE_MB=2000` makes it as large as cases get; it then takes some minutes.

const megabytes = Number(process.env['IPLOG_CASE_MB'] ?? 60);
const dist = path.join(root, 'dist');
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };

describe(`a case of ${megabytes} MB gives the same findings`, function () {
  this.timeout(180_000 + megabytes * 500);
  let folder: string;
  let made: MadeCase;
  let catalog: Catalog;
  /** What the command line says of the unpacked files. */
  let expected: CaseReport;
  before(async () => {
    assert.ok(existsSync(path.join(dist, 'cli.cjs')), 'there is no dist/: run npm run build');
    folder = mkdtempSync(path.join(os.tmpdir(), 'iplog-lens-case-'));
    catalog = await loadCatalog(path.join(dist, 'catalog.json'));
    made = makeCase(catalog, {
      folder,
      samples: path.join(root, 'samples/contoso-case'),
      megabytes,
      seed: 1,
    });
    expected = await scanByCommand(made.unpacked);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('of many kinds, so that there is something to compare', () => {
    const ids = new Set(expected.findings.map(({ id }) => id));
    assert.ok(ids.size > 50, [...ids].join(', '));
    const places = expected.findings.flatMap(({ occurrences }) => occurrences);
    for (const wanted of [
      '-Archived-00000.log',
      'AIPLogs.zip/',
      'DC02.zip/',
      'Sensor_20260309140211',
      'SCAN02/',
    ])
      assert.ok(
        places.some(({ source }) => source.includes(wanted)),
        wanted,
      );
    assert.ok(
      places.some(({ also }) => also !== undefined) && places.some(({ support }) => support !== undefined),
    );
    assert.ok(expected.sources.some(({ encoding }) => encoding.startsWith('utf-16')));
    assert.ok(expected.sources.some(({ bytes }) => bytes > 50e6));
  });

  it('in a zip with zips in it as unpacked', async () => {
    assertSameReport(await scanByCommand(made.zip), expected);
  });

  for (const threads of [1, 2, 3])
    for (const keepFree of [false, true])
      it(`with ${threads} threads${keepFree ? ', of which the first is kept free' : ''}`, async () => {
        assertSameReport(await scanByPool(catalog, made.zip, { threads, keepFree }), expected);
        assertSameReport(await scanByPool(catalog, made.unpacked, { threads, keepFree }), expected);
      });

  it('with the kernel in TypeScript', async () => {
    const kernels = [acquireKernel(), acquireKernel()];
    const own = new TypeScriptKernel();
    releaseKernel(own);
    try {
      assertSameReport(await scanByPool(catalog, made.zip, { threads: 1 }), expected);
    } finally {
      assert.equal(acquireKernel(), own);
      kernels.forEach(releaseKernel);
    }
  });

  for (const given of ['unpacked', 'zip'] as const)
    it(`in the language server, file by file and as a report (${given})`, async () => {
      const { told, report } = await scanByServer(catalog, made[given]);
      const facts = ({ kind, encoding, bytes, lines, records }: SourceFacts): object => {
        return { kind, encoding, bytes, lines, records };
      };
      assert.deepEqual(
        new Map(told.map((source) => [withoutCase(pathOf(source.uri), made[given]), facts(source)])),
        new Map(expected.sources.map((source) => [source.path, facts(source)])),
      );
      // The view counts as the report does.
      const counts = new Map<string, number>();
      for (const { signatureId, count } of told.flatMap(({ groups }) => groups))
        counts.set(signatureId, (counts.get(signatureId) ?? 0) + count);
      assert.deepEqual(counts, new Map(expected.findings.map(({ id, count }) => [id, count])));
      assertSameReport(report, expected);
    });
});

// Windows makes no links without rights, no pipes and no such names, so this test does not exist there.
const describeOnPosix = process.platform === 'win32' ? (): void => undefined : describe;

describeOnPosix('a case with everything odd in it', () => {
  it('gives the same findings and problems in the command line, the server and with two threads', async function () {
    this.timeout(180_000);
    const folder = mkdtempSync(path.join(os.tmpdir(), 'iplog-lens-odd-'));
    const data = [healthy(0), noDomainController(1), healthy(2)].join('\r\n');
    const put = (name: string, content: string | Buffer): void => {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), content);
    };
    try {
      const log = { name: 'DC01/Logs/Microsoft.Tri.Sensor.log', data };
      put(log.name, data);
      put('DC01.zip', makeZip([log, log]));
      put('empty.zip', makeZip([]));
      put('folders.zip', makeZip([{ name: 'a/' }, { name: 'a/b/' }]));
      put('none.zip', '');
      put(`${'n'.repeat(251)}.log`, data);
      let deep = makeZip([log]);
      for (let depth = 1; depth < 12; depth++) deep = makeZip([{ name: 'n.zip', data: deep }, log]);
      put('deep.zip', deep);
      symlinkSync('.', path.join(folder, 'loop'));
      execFileSync('mkfifo', [path.join(folder, 'pipe.log')]);
      const expected = await scanByCommand(folder);
      assert.deepEqual(expected.problems.map(({ kind }) => kind).toSorted(), [
        'empty',
        'linked-folder',
        'not-a-file',
        'not-a-zip',
        'zip-depth',
        'zip-duplicate-name',
        'zip-empty',
        'zip-empty',
      ]);
      assert.deepEqual(
        expected.findings.map(({ id, count }) => [id, count]),
        [['MDI1020', 14]],
      );
      const catalog = await loadCatalog(path.join(dist, 'catalog.json'));
      assertSameReport(await scanByPool(catalog, folder, { threads: 2 }), expected);
      assertSameReport((await scanByServer(catalog, folder)).report, expected);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

type SourceFacts = Omit<CaseReport['sources'][number], 'path'>;

const today = (): string => new Date().toISOString().slice(0, 10);

/** Everything is worth a worker. */
const eager: PoolOptions = { program: path.join(dist, 'scan-worker.cjs'), largeBytes: 1, startBytes: 1 };

async function scanByCommand(given: string): Promise<CaseReport> {
  const args = [path.join(dist, 'cli.cjs'), 'scan', given, '--format', 'json'];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1 << 30 });
  assert.equal(stderr, '');
  return parseReport(stdout, given);
}

async function scanByPool(catalog: Catalog, given: string, options: PoolOptions): Promise<CaseReport> {
  const pool = new ScanPool({ ...eager, ...options });
  const problems: Problem[] = [];
  const sources = findSources([given], { onProblem: (problem) => problems.push(problem) });
  const result = combineScans(catalog, await pool.scanAll(catalog, sources, { today: today() }));
  await pool.close();
  const told = { ...result, problems: [...problems, ...result.problems] };
  return parseReport(jsonReport(told, catalog, { name: 'iplog-lens', version }, today()), given);
}

/** What the view shows of each file, and what the server says of the case as a whole. */
async function scanByServer(
  catalog: Catalog,
  given: string,
): Promise<{ readonly told: ReturnType<FindingStore['sources']>; readonly report: CaseReport }> {
  const pool = new ScanPool({ ...eager, threads: 2, keepFree: true });
  const server = await startRunningServer({
    runtime: { today, loadCatalog: async () => catalog, scan: pool.scan.bind(pool) },
  });
  try {
    await server.request('iplogLens/scan', { uris: [pathToFileURL(given).href] });
    // What was told of a file while it was read, or before others were, is told again.
    const view = new FindingStore();
    for (const { method, params } of server.received)
      if (method === 'iplogLens/findings') view.set(params as FindingsParams);
    const report = (await server.request('iplogLens/report', { format: 'json' })) as Report;
    assert.ok('text' in report);
    return { told: view.sources(), report: parseReport(report.text, given) };
  } finally {
    server.stop();
    await pool.close();
  }
}
