import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { EntryBytes, EntryStat, FolderListing, OpenedBundle, Refused } from '#protocol';
import { PathList } from '../../server/src/path-list.ts';
import { makeZip } from '../support/make-zip.ts';
import { type RunningServer, startRunningServer } from '../support/running-server.ts';
import { toldFindings } from '../support/told-findings.ts';
import { healthy, noGmsaPassword } from './sensor-lines.ts';

const log = `${healthy(0)}\r\n${noGmsaPassword(1)}\r\n`;

describe('a mounted zip', () => {
  let folder: string;
  let file: string;
  let server: RunningServer;
  before(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'iplog lens-'));
    file = path.join(folder, 'case #1.zip');
    writeFileSync(
      file,
      makeZip([
        { name: 'DC01/Microsoft.Tri.Sensor.log', data: log },
        { name: 'inner.zip', data: makeZip([{ name: 'Logs/50%/x?.log', data: 'inner' }]) },
        { name: '../evil.log', data: 'out' },
        { name: '/absolute.log', data: 'out' },
        { name: 'a//b/./c.log', data: 'plain' },
        { name: 'same.log', data: '1' },
        { name: 'same.log', data: '2' },
        { name: 'SAME.log', data: '3' },
        { name: 'taken', data: 'file' },
        { name: 'taken/by-folder.log', data: 'folder' },
        { name: 'bell\u0007.log', data: 'bell' },
        { name: 'huge.log', data: Buffer.alloc(51 * 1024 * 1024) },
      ]),
    );
    server = await startRunningServer();
  });
  after(() => {
    server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('tells its root, its files, and what was left out', async () => {
    const { uri, files, problems } = await open();
    assert.match(uri, /^iplog-zip:\/.*\/case%20%231\.zip!$/);
    assert.equal(files, 10);
    assert.deepEqual(problems.map(({ kind }) => kind).sort(), [
      'zip-duplicate-name',
      'zip-name-taken',
      'zip-unsafe-name',
    ]);
  });

  it('lists folders, and zips inside as folders', async () => {
    const { uri } = await open();
    assert.deepEqual(await list(uri), [
      'DC01/',
      'SAME.log',
      'a/',
      'bell\u0007.log',
      'huge.log',
      'inner.zip!/',
      'same (2).log',
      'same.log',
      'taken/',
    ]);
    assert.deepEqual(await list(`${uri}/inner.zip%21/Logs`), ['50%/']);
    assert.deepEqual(await list(`${uri}/a/b`), ['c.log']);
    assert.equal(await server.request('iplogLens/listFolder', { uri: `${uri}/absent` }), null);
  });

  it('reads each file by its uri, whatever its name', async () => {
    const { uri } = await open();
    const expected: Readonly<Record<string, string>> = {
      'DC01/Microsoft.Tri.Sensor.log': log,
      'inner.zip!/Logs/50%25/x%3F.log': 'inner',
      'a/b/c.log': 'plain',
      'same.log': '1',
      'same%20(2).log': '2',
      'SAME.log': '3',
      'bell%07.log': 'bell',
    };
    for (const [name, text] of Object.entries(expected)) {
      assert.equal(await read(`${uri}/${name}`), text, name);
      const stat = (await server.request('iplogLens/statEntry', { uri: `${uri}/${name}` })) as EntryStat;
      assert.deepEqual(stat, { type: 'file', bytes: text.length });
    }
    const root = (await server.request('iplogLens/statEntry', { uri })) as EntryStat;
    assert.deepEqual(root, { type: 'folder', bytes: 0 });
    assert.equal(await server.request('iplogLens/statEntry', { uri: `${uri}/../evil.log` }), null);
  });

  it('gives no file above 50 MB, and says what does', async () => {
    const { uri } = await open();
    const answer = (await server.request('iplogLens/readEntry', { uri: `${uri}/huge.log` })) as Refused;
    assert.match(answer.refused, /50 MB.*Go to Line or Time/);
  });

  it('is scanned as a whole or a folder of it, under the uris that open in it', async () => {
    const { uri } = await open();
    for (const scanned of [uri, `${uri}/DC01`, pathToFileURL(file).href]) {
      const from = server.received.length;
      await server.request('iplogLens/scan', { uris: [scanned] });
      const found = toldFindings(server, from)
        .map(({ source }) => source)
        .filter(({ groups }) => groups.length > 0);
      assert.deepEqual(
        found.map((source) => source.uri),
        [`${uri}/DC01/Microsoft.Tri.Sensor.log`],
      );
      assert.equal(await read(found[0]?.uri ?? ''), log);
    }
  });

  it('that changes shows what it holds now; a file that is gone, or the zip, is said to be gone', async () => {
    const other = path.join(folder, 'changing.zip');
    writeFileSync(other, makeZip([{ name: 'before.log', data: 'before' }]));
    const { uri } = (await server.request('iplogLens/openBundle', {
      uri: pathToFileURL(other).href,
    })) as OpenedBundle;
    assert.deepEqual(await list(uri), ['before.log']);
    writeFileSync(other, makeZip([{ name: 'after!.log', data: 'it is longer' }]));
    assert.deepEqual(await list(uri), ['after!.log']);
    assert.equal(await read(`${uri}/after!.log`), 'it is longer');
    const gone = (await server.request('iplogLens/readEntry', { uri: `${uri}/before.log` })) as Refused;
    assert.match(gone.refused, /no such file or folder in the zip/);
    rmSync(other);
    const lost = (await server.request('iplogLens/listFolder', { uri })) as Refused;
    assert.match(lost.refused, /not there any more/);
  });

  it('that is no zip, or has nothing to read, is refused with the reason', async () => {
    const none = path.join(folder, 'none.zip');
    writeFileSync(none, 'PK\u0003\u0004 but then nothing');
    const answer = await server.request('iplogLens/openBundle', { uri: pathToFileURL(none).href });
    assert.match((answer as Refused).refused, /is none/);
  });

  async function open(): Promise<OpenedBundle> {
    const opened = await server.request('iplogLens/openBundle', { uri: pathToFileURL(file).href });
    assert.ok('files' in (opened as object), JSON.stringify(opened));
    return opened as OpenedBundle;
  }

  async function list(uri: string): Promise<string[]> {
    const listing = (await server.request('iplogLens/listFolder', { uri })) as FolderListing;
    return listing.entries.map(({ name, type }) => (type === 'folder' ? `${name}/` : name));
  }

  async function read(uri: string): Promise<string> {
    const answer = (await server.request('iplogLens/readEntry', { uri })) as EntryBytes & Refused;
    assert.equal(answer.refused, undefined);
    return Buffer.from(answer.base64, 'base64').toString();
  }
});

describe('a list of paths', () => {
  it('keeps apart what only begins alike', () => {
    const paths = new PathList(['z!/a', 'z!/a-b', 'z!/a/c', 'z!/a0', 'z!/b/c/d']);
    assert.deepEqual(paths.hidden, ['z!/a']);
    assert.deepEqual(paths.list('z!'), [
      { name: 'a-b', type: 'file' },
      { name: 'a', type: 'folder' },
      { name: 'a0', type: 'file' },
      { name: 'b', type: 'folder' },
    ]);
    assert.deepEqual(
      ['z!', 'z!/b/c', 'z!/b/c/d', 'z!/b/c/', 'z', ''].map((path) => paths.typeOf(path)),
      ['folder', 'folder', 'file', undefined, undefined, undefined],
    );
  });
});
