import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { FollowScan, type ScanResult, scanSources } from '#engine';
import { createFileLogSource, FileFollower } from '#host';
import { root } from '../support/real-catalog.ts';
import { literalSignature, smallCatalog } from '../support/small-catalog.ts';

describe('a follower of a growing file', () => {
  let folder: string;
  let log: string;
  let follower: FileFollower;
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'iplog-lens-'));
    log = path.join(folder, 'Microsoft.Tri.Sensor.log');
    follower = new FileFollower(log);
  });
  afterEach(async () => {
    await follower.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('gives only what is new', async () => {
    writeFileSync(log, 'one\n');
    assert.deepEqual(await look(), ['one\n']);
    assert.deepEqual(await look(), ['(idle)']);
    appendFileSync(log, 'two\n');
    assert.deepEqual(await look(), ['two\n']);
    assert.equal(follower.offset, 8);
  });

  it('waits for a file that is not there yet, and says so', async () => {
    assert.deepEqual(await look(), ['(unreadable not-found)']);
    writeFileSync(log, 'one\n');
    assert.deepEqual(await look(), ['one\n']);
  });

  it('reads what came right before a rotation, then the new file', async () => {
    writeFileSync(log, 'one\n');
    await look();
    const archived = path.join(folder, 'Microsoft.Tri.Sensor-Archived-00000.log');
    appendFileSync(log, 'two\n');
    renameSync(log, archived);
    writeFileSync(log, 'three\n');
    assert.deepEqual(await look(), ['two\n']);
    // The writer may still have the old one open.
    appendFileSync(archived, 'late\n');
    assert.deepEqual(await look(), ['late\n', `(rotated ${archived})`, 'three\n']);
    appendFileSync(log, 'four\n');
    assert.deepEqual(await look(), ['four\n']);
  });

  it('reads parts that were begun and rotated away between two looks', async () => {
    writeFileSync(log, 'one\n');
    await look();
    const archived = (n: number): string => path.join(folder, `Microsoft.Tri.Sensor-Archived-0000${n}.log`);
    writeFileSync(archived(1), 'older, not followed\n');
    renameSync(log, archived(2));
    writeFileSync(archived(3), 'two\n');
    writeFileSync(archived(4), 'three\n');
    writeFileSync(path.join(folder, 'Microsoft.Tri.Sensor-Errors-Archived-00005.log'), 'of the twin\n');
    writeFileSync(log, 'four\n');
    await look();
    assert.deepEqual(await look(), [
      `(rotated ${archived(2)})`,
      'two\n',
      `(rotated ${archived(3)})`,
      'three\n',
      `(rotated ${archived(4)})`,
      'four\n',
    ]);
    appendFileSync(log, 'five\n');
    assert.deepEqual(await look(), ['five\n']);
  });

  it('waits where the new file is not there yet', async () => {
    writeFileSync(log, 'one\n');
    await look();
    const archived = path.join(folder, 'Microsoft.Tri.Sensor.log-Archived-00000');
    renameSync(log, archived);
    assert.deepEqual(await look(), ['(idle)']);
    writeFileSync(log, 'two\n');
    assert.deepEqual([...(await look()), ...(await look())], [`(rotated ${archived})`, 'two\n']);
  });

  it('says that a file was emptied, also when it has grown past the old end since', async () => {
    writeFileSync(log, 'one\ntwo\n');
    await look();
    truncateSync(log);
    appendFileSync(log, 'x\n');
    assert.deepEqual(await look(), ['(emptied)', 'x\n']);
    writeFileSync(log, 'another text, longer than before\n');
    assert.deepEqual(await look(), ['(emptied)', 'another text, longer than before\n']);
  });

  it('says that a file was replaced', async () => {
    writeFileSync(log, 'one\n');
    await look();
    writeFileSync(`${folder}/new`, 'other\n');
    renameSync(`${folder}/new`, log);
    assert.deepEqual([...(await look()), ...(await look())], ['(emptied)', 'other\n']);
  });

  it('goes on where it was after an interruption, also when the log was rotated meanwhile', async () => {
    writeFileSync(log, 'one\n');
    await look();
    await follower.close();
    appendFileSync(log, 'two\n');
    assert.deepEqual(await look(), ['two\n']);
    await follower.close();
    appendFileSync(log, 'three\n');
    const archived = path.join(folder, 'Microsoft.Tri.Sensor-Archived-00000.log');
    renameSync(log, archived);
    writeFileSync(log, 'four\n');
    assert.deepEqual([...(await look()), ...(await look())], ['three\n', `(rotated ${archived})`, 'four\n']);
  });

  it('does not wait for the writer of a pipe', async function () {
    if (process.platform === 'win32') return;
    const { status } = await import('node:child_process').then(({ spawnSync }) => spawnSync('mkfifo', [log]));
    assert.equal(status, 0);
    assert.deepEqual(await look(), ['(unreadable not-a-file)']);
    unlinkSync(log);
  });

  it('with a scan finds under load and over rotations what a scan of all files finds, nothing twice', async function () {
    this.timeout(180_000);
    const catalog = smallCatalog([literalSignature('T1', 'connection was refused')]);
    writeFileSync(log, '');
    const writer = fork(path.join(root, 'test/support/growing-log-writer.ts'), [folder, '20000', '4000'], {
      execArgv: ['--import', 'tsx'],
    });
    let rotates = false;
    writer.on('message', () => (rotates = true));
    const ended = once(writer, 'exit');
    let running = true;
    void ended.then(() => (running = false));
    const results: ScanResult[] = [];
    let scan = new FollowScan(catalog, log);
    let early = 0;
    for (let idle = 0; idle < 3;) {
      if (!running) idle++;
      const mayRotate = rotates;
      for await (const event of follower.poll()) {
        if (event.kind === 'bytes') scan.push(event.bytes);
        if (event.kind === 'emptied') assert.fail('nothing was emptied');
        if (event.kind === 'unreadable') assert.equal(event.problem.kind, 'not-found');
        if (event.kind === 'rotated') {
          results.push(scan.end());
          scan = new FollowScan(catalog, log);
        }
      }
      const known = [...results, scan.result(true)].reduce((sum, one) => sum + countOf(one), 0);
      assert.ok(known >= early, 'what was told stays true');
      early = running ? known : early;
      if (mayRotate) {
        rotates = false;
        writer.send('seen');
      }
      await sleep(20);
    }
    results.push(scan.end());
    assert.deepEqual(await ended, [0, null]);

    const files = readdirSync(folder).sort();
    assert.equal(files.length, 6);
    assert.ok(early > 0, 'findings came while the log was written');
    const all = await scanSources(
      catalog,
      files.map((name) => createFileLogSource(path.join(folder, name))),
    );
    assert.equal(results.length, files.length);
    assert.deepEqual(
      results.map((result) => placesOf(result)).sort(),
      files.map((name) => placesOf(all, path.join(folder, name))).sort(),
    );
    assert.equal(
      results.reduce((sum, one) => sum + countOf(one), 0),
      readFileSync(log, 'utf8').length >= 0 ? countOf(all) : 0,
    );
  });

  /** One look; chunks as text. */
  async function look(): Promise<string[]> {
    const seen: string[] = [];
    for await (const event of follower.poll()) {
      if (event.kind === 'bytes') seen.push(Buffer.from(event.bytes).toString());
      else if (event.kind === 'rotated') seen.push(`(rotated ${event.to})`);
      else if (event.kind === 'unreadable') seen.push(`(unreadable ${event.problem.kind})`);
      else seen.push(`(${event.kind})`);
    }
    return seen;
  }
});

function countOf({ groups }: ScanResult): number {
  return groups.reduce((sum, { count }) => sum + count, 0);
}

/** Lines and times of what was found in a file, whatever the file was called at the time. */
function placesOf({ groups }: ScanResult, source?: string): string {
  const own = groups
    .flatMap(({ occurrences }) => occurrences)
    .filter((occurrence) => source === undefined || occurrence.source === source);
  return own.map(({ line, time }) => `${time} ${line}`).join('\n');
}
