import assert from 'node:assert/strict';
import path from 'node:path';
import { combineScans } from '#engine';
import { findSources, ScanPool } from '#host';
import { chunkLength } from '../../host/src/node/file-range.ts';
import { breakDisk, type FaultRule, hurryPatience } from '../support/faulty-disk.ts';
import { makeZip } from '../support/make-zip.ts';
import { getRealCatalog } from '../support/real-catalog.ts';
import { noDomainController } from '../server/sensor-lines.ts';
import { collect, kindsOf, makeFolder } from './collect-sources.ts';

describe('a network share that is gone', () => {
  const { root, write } = makeFolder();
  const share = path.join(root, 'share');
  const long = `${noDomainController(1)}\n${'x'.repeat(2 * chunkLength)}`;
  let undo: (() => void)[] = [];
  before(() => {
    for (const name of ['a.log', 'b.log', 'deep/c.log']) write(`share/${name}`, long);
    write('local/d.log', noDomainController(1));
    write('share/z.zip', makeZip([{ name: 'in.log', data: long, method: 0 }]));
  });
  afterEach(() => {
    for (const one of undo) one();
    undo = [];
  });

  for (const code of ['EIO', 'ENOTCONN', 'ESTALE', 'EHOSTDOWN'] as const) {
    it(`(${code}) is a problem with its place, and the rest is read`, async () => {
      await strike([{ below: share, fault: { code } }]);
      const { texts, problems } = await collect([share, path.join(root, 'local')], { root });
      assert.deepEqual(Object.keys(texts), ['local/d.log']);
      assert.deepEqual(kindsOf(problems), ['unreadable share']);
      assert.match(problems[0]?.message ?? '', /stopped answering: check the connection/);
    });

    it(`(${code}) in the middle of its files leaves what was read before`, async () => {
      await strike([
        { below: path.join(share, 'z.zip'), fault: { code }, afterReads: 4 },
        { below: share, fault: { code }, afterReads: 2 },
      ]);
      const { texts, errors } = await collect([root], { root });
      assert.equal(texts['local/d.log'], noDomainController(1));
      assert.deepEqual(errors, {
        'share/a.log': 'unreadable',
        'share/b.log': 'unreadable',
        'share/deep/c.log': 'unreadable',
        'share/z.zip!/in.log': 'unreadable',
      });
      for (const name of Object.keys(errors)) assert.ok((texts[name]?.length ?? 0) > 0, name);
    });
  }

  it('and never answers for one file holds up no other', async () => {
    await strike([{ below: path.join(share, 'a.log'), fault: 'silence' }]);
    const { texts, problems } = await collect([root], { root });
    assert.deepEqual(Object.keys(texts), [
      'local/d.log',
      'share/b.log',
      'share/deep/c.log',
      'share/z.zip!/in.log',
    ]);
    assert.deepEqual(kindsOf(problems), ['no-answer share/a.log']);
    assert.match(problems[0]?.message ?? '', /did not answer for 20 seconds/);
  });

  it('and never answers in the middle of a file gives what was read of it', async () => {
    await strike([{ below: path.join(share, 'a.log'), fault: 'silence', afterReads: 2 }]);
    const { texts, errors } = await collect([share], { root });
    assert.deepEqual(errors, { 'share/a.log': 'no-answer' });
    assert.ok((texts['share/a.log']?.length ?? 0) >= 2 ** 20);
    assert.equal(Object.keys(texts).length, 4);
  });

  it('and never answers at all is not asked for every file, since each takes a thread that others need', async () => {
    await strike(
      ['a.log', 'b.log', 'deep', 'z.zip'].map((name) => ({
        below: path.join(share, name),
        fault: 'silence',
      })),
    );
    const { texts, problems } = await collect([share, path.join(root, 'local')], { root });
    assert.deepEqual(Object.keys(texts), ['local/d.log']);
    assert.deepEqual(kindsOf(problems), [
      'no-answer share',
      'no-answer share/a.log',
      'no-answer share/b.log',
    ]);
  });

  it('does not keep a scan from being cancelled', async () => {
    // Nothing is hurried here: the share would be waited for.
    undo.push((await breakDisk([{ below: path.join(share, 'b.log'), fault: 'silence' }])).mend);
    const cancellation = { isCancellationRequested: false };
    const pool = new ScanPool({ threads: 1 });
    const scans = [];
    const sources = findSources([root], { onProblem: ({ message }) => assert.fail(message) });
    for await (const { scan } of pool.scan(getRealCatalog(), sources, { cancellation })) {
      scans.push(scan);
      // The next is the one that never answers.
      if (scan.path.endsWith('a.log')) setTimeout(() => (cancellation.isCancellationRequested = true), 50);
    }
    await pool.close();
    assert.deepEqual(
      scans.map((scan) => path.relative(root, scan.path)),
      ['local/d.log', 'share/a.log'],
    );
    assert.equal(combineScans(getRealCatalog(), scans, cancellation).ended, 'cancelled');
  });

  async function strike(rules: readonly FaultRule[]): Promise<void> {
    undo.push((await breakDisk(rules)).mend, hurryPatience().relax);
  }
});
