import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  type Catalog,
  checkSignatureFiles,
  combineScans,
  createCatalog,
  jsonReport,
  type LogSource,
  type Problem,
  type ScanOptions,
  type SourceScan,
} from '#engine';
import { findSources, type PoolOptions, ScanPool, tryPattern } from '#host';
import { makeZip } from '../support/make-zip.ts';
import {
  hangingRecord,
  hangingSignature,
  innocentRecord,
  innocentSignature,
} from '../support/hanging-signature.ts';
import { getRealCatalog } from '../support/real-catalog.ts';
import { workerProgram } from '../support/worker-program.ts';
import { healthy, noDomainController, noGmsaPassword } from '../server/sensor-lines.ts';

describe('a pool of scanning threads', () => {
  let folder: string;
  let programs: string;
  /** Everything goes to workers, and they are started at once. */
  let eager: PoolOptions;
  before(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'iplog-lens-'));
    programs = mkdtempSync(path.join(os.tmpdir(), 'iplog-lens-'));
    eager = { program: await workerProgram(), largeBytes: 1, startBytes: 1, keepFree: true };
    for (let node = 0; node < 6; node++) {
      const lines = Array.from({ length: 400 }, (_, i) =>
        i % 40 === node
          ? noDomainController(i % 60, `dc${i}`)
          : i % 90 === 7
            ? noGmsaPassword(i % 60)
            : healthy(i % 60),
      );
      const logs = path.join(folder, `DC0${node}`);
      mkdirSync(logs);
      writeFileSync(path.join(logs, 'Microsoft.Tri.Sensor.log'), lines.join('\r\n'));
      const errors = lines.filter((line) => !line.includes(' Info '));
      writeFileSync(path.join(logs, 'Microsoft.Tri.Sensor-Errors.log'), errors.join('\r\n'));
    }
    const log = readFileSync(path.join(folder, 'DC00/Microsoft.Tri.Sensor.log'));
    const part = { name: 'Logs/a.log', data: log };
    const inner = makeZip([{ name: 'deep.zip', data: makeZip([part]) }, part]);
    writeFileSync(
      path.join(folder, 'more.zip'),
      makeZip([
        { name: 'DC07/Microsoft.Tri.Sensor.log', data: log },
        { name: 'DC08/Microsoft.Tri.Sensor.log', data: log },
        { name: 'nested.zip', data: inner },
      ]),
    );
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
    rmSync(programs, { recursive: true, force: true });
  });

  it('finds the same, byte for byte, with none, one and three workers', async function () {
    this.timeout(180_000);
    const alone = await report({ threads: 1 });
    assert.ok(alone.includes('MDI1020') && alone.includes('more.zip!/DC07') && alone.includes('"also"'));
    for (const threads of [2, 4])
      for (const keepFree of [true, false])
        assert.equal(await report({ ...eager, threads, keepFree }), alone, `${threads} threads`);
  });

  it('scans in this thread what a thread died over, says so, and goes on', async () => {
    const dying = path.join(programs, 'dying-worker.cjs');
    writeFileSync(dying, "require('node:worker_threads').parentPort.on('message', () => process.exit(3));");
    const problems: Problem[] = [];
    const text = await report({ ...eager, threads: 2, program: dying }, problems);
    const died = problems.filter(({ kind }) => kind === 'worker-died');
    assert.equal(died.length, 1);
    assert.match(died[0]?.message ?? '', /ended with status 3.*scanned again without/);
    assert.ok(died[0]?.source?.startsWith(folder));
    const { findings } = JSON.parse(text) as { findings: unknown };
    assert.deepEqual(findings, (JSON.parse(await report({ threads: 1 })) as { findings: unknown }).findings);
  });

  it('works where no thread can be started', async () => {
    const problems: Problem[] = [];
    await report({ ...eager, threads: 2, program: path.join(programs, 'absent.cjs') }, problems);
    assert.deepEqual(
      problems.map(({ kind }) => kind),
      ['worker-died'],
    );
  });

  it('ends at once when it is cancelled, even where a thread does not answer', async () => {
    const deaf = path.join(programs, 'deaf-worker.cjs');
    writeFileSync(deaf, "require('node:worker_threads').parentPort.on('message', () => {});");
    const cancellation = { isCancellationRequested: false };
    // What is small is scanned in this thread.
    const pool = new ScanPool({ ...eager, largeBytes: 20_000, threads: 2, program: deaf });
    const scans = [];
    for await (const { scan } of pool.scan(getRealCatalog(), sources(), { cancellation })) {
      scans.push(scan);
      cancellation.isCancellationRequested = true;
    }
    await pool.close();
    assert.ok(scans.length < 14);
    assert.equal(combineScans(getRealCatalog(), scans, cancellation).ended, 'cancelled');
  });

  it('ends a thread in which a pattern of the user hangs, and goes on without its signature', async function () {
    this.timeout(180_000);
    const catalog = withOwn([hangingSignature(), innocentSignature]);
    const [own, healthyOnes] = [path.join(folder, 'own'), path.join(folder, 'own/Microsoft.Tri.Sensor.log')];
    mkdirSync(own);
    writeFileSync(healthyOnes, `${hangingRecord}\n${innocentRecord}\n${noGmsaPassword(4)}\n`);
    writeFileSync(path.join(own, 'Microsoft.Tri.Sensor.Updater.log'), `${innocentRecord}\n`);
    const pool = new ScanPool({ program: await workerProgram(), keepFree: true, threads: 2 });
    const hangs: string[] = [];
    const scans = await pool.scanAll(catalog, findSources([own], { onProblem: () => assert.fail() }), {
      onHang: ({ signatureId, pattern }) => hangs.push(`${signatureId} ${pattern.slice(0, 9)}`),
    });
    await pool.close();
    rmSync(own, { recursive: true });
    const { groups, problems } = combineScans(catalog, scans);
    assert.deepEqual(hangs, ['TEAM666 Pump lost']);
    assert.deepEqual(groups.map(({ signatureId, count }) => `${signatureId} ${count}`).sort(), [
      'MDI1010 1',
      'TEAM001 2',
    ]);
    assert.deepEqual(
      problems.map(({ kind, source }) => [kind, source]),
      [['signature-slow', healthyOnes]],
    );
    assert.match(problems[0]?.message ?? '', /TEAM666 did not come to an end.*switched off/);
  });

  it('tries patterns of the user in a zip in a zip too', async () => {
    const own = path.join(folder, 'own.zip');
    const inner = makeZip([{ name: 'Logs/a.log', data: `${innocentRecord}\n${noGmsaPassword(4)}\n` }]);
    writeFileSync(own, makeZip([{ name: 'n.zip', data: inner }]));
    const catalog = withOwn([innocentSignature]);
    const pool = new ScanPool({ program: await workerProgram(), keepFree: true, threads: 2 });
    const scans = await pool.scanAll(catalog, findSources([own], { onProblem: () => assert.fail() }));
    await pool.close();
    rmSync(own);
    assert.deepEqual(scans.flatMap(({ found }) => found.map(({ signatureId }) => signatureId)).toSorted(), [
      'MDI1010',
      'TEAM001',
    ]);
    assert.deepEqual(
      scans.flatMap(({ problems }) => problems),
      [],
    );
  });

  it('does not try patterns of the user where no thread can be had', async () => {
    const own = path.join(folder, 'alone.log');
    writeFileSync(own, `${hangingRecord}\n${noGmsaPassword(4)}\n`);
    const catalog = withOwn([hangingSignature()]);
    const scans = await new ScanPool({ keepFree: true }).scanAll(
      catalog,
      findSources([own], { onProblem: () => assert.fail() }),
    );
    rmSync(own);
    assert.deepEqual(
      scans.flatMap(({ found }) => found.map(({ signatureId }) => signatureId)),
      ['MDI1010'],
    );
    assert.deepEqual(
      scans[0]?.problems.map(({ kind }) => kind),
      ['signatures-not-tried'],
    );
  });

  it('tells what it knows of a large log before its end, in this thread and in another', async () => {
    const file = path.join(programs, 'large.log');
    const healthyLines = `${healthy(2)}\r\n`.repeat(60_000);
    writeFileSync(
      file,
      `${noDomainController(1)}\r\n${healthyLines}${noDomainController(3)}\r\n${healthyLines}`,
    );
    for (const options of [{ threads: 1 }, { ...eager, threads: 2 }]) {
      const pool = new ScanPool({ ...options, soFarAfter: 0 });
      const told: SourceScan[] = [];
      const onSoFar = (scan: SourceScan): void => void told.push(scan);
      const found = findSources([file], { onProblem: ({ message }) => assert.fail(message) });
      const [whole] = await pool.scanAll(getRealCatalog(), found, { onSoFar });
      await pool.close();
      const quiet = await new ScanPool({ threads: 1 }).scanAll(
        getRealCatalog(),
        findSources([file], { onProblem: () => {} }),
      );
      assert.deepEqual(whole, quiet[0]);
      const [first] = told;
      assert.deepEqual(
        first?.found.map(({ signatureId, count }) => [signatureId, count]),
        [['MDI1020', 1]],
      );
      assert.ok((first.summary?.bytes ?? 0) < (whole?.summary?.bytes ?? 0));
      assert.equal(first.summary?.kind, 'mdi.sensor');
    }
  });

  it('tells the bytes of all threads together', async function () {
    this.timeout(180_000);
    let most = 0;
    await report({ ...eager, threads: 2 }, [], {
      onProgress: ({ totalBytes }) => (most = Math.max(most, totalBytes)),
    });
    let bytes = 0;
    for await (const source of sources()) bytes += source.byteLength ?? 0;
    assert.equal(most, bytes);
  });

  /** The real knowledge with signatures of a user, which pass all checks. */
  function withOwn(texts: readonly string[]): Catalog {
    const catalog = getRealCatalog();
    const files = texts.map((text, i) => ({ file: `${i}.yaml`, text }));
    const { accepted, problems } = checkSignatureFiles(files, catalog, tryPattern);
    assert.deepEqual(problems, []);
    const unproved = new Set(accepted.map(({ id }) => id));
    return createCatalog({ ...catalog, signatures: [...catalog.signatures, ...accepted], unproved });
  }

  async function report(
    options: PoolOptions,
    problems: Problem[] = [],
    scan: ScanOptions = {},
  ): Promise<string> {
    const catalog = getRealCatalog();
    const pool = new ScanPool(options);
    const result = combineScans(catalog, await pool.scanAll(catalog, sources(), scan));
    await pool.close();
    problems.push(...result.problems);
    return jsonReport(result, catalog, { name: 'iplog-lens', version: '0.0.1' });
  }

  function sources(): AsyncIterable<LogSource> {
    return findSources([folder], { onProblem: ({ message }) => assert.fail(message) });
  }
});
