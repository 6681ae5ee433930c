import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chownSync, mkdirSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import type { Problem } from '#engine';
import { findSources, openSource, SourceError } from '#host';
import { makeZip } from '../support/make-zip.ts';
import { collect, kindsOf, makeFolder, readAll } from './collect-sources.ts';

function unexpected(problem: Problem): void {
  assert.fail(problem.message);
}

describe('findSources', () => {
  it('walks a folder in the order of names, folders between the files', async () => {
    const { root, write } = makeFolder();
    for (const name of ['b.log', 'a/z.log', 'a/b/c.log', 'B.log', 'c.iplog/inner.log']) write(name, name);
    const { texts, problems } = await collect([root], { root });
    assert.deepEqual(Object.keys(texts), ['B.log', 'a/b/c.log', 'a/z.log', 'b.log', 'c.iplog/inner.log']);
    assert.deepEqual(Object.values(texts), Object.keys(texts));
    assert.deepEqual(problems, []);
  });

  it('shows paths as they were given', async () => {
    const { root, write } = makeFolder();
    write('case/x.log', 'x');
    const shown = async (given: string): Promise<string[]> => {
      const paths: string[] = [];
      for await (const source of findSources([given], { onProblem: unexpected })) paths.push(source.path);
      return paths;
    };
    const folder = path.join(root, 'case');
    assert.deepEqual(await shown(folder), [path.join(folder, 'x.log')]);
    assert.deepEqual(await shown(`${folder}${path.sep}`), [path.join(folder, 'x.log')]);
    const relative = `.${path.sep}${path.relative('.', folder)}`;
    assert.deepEqual(await shown(relative), [`${relative}${path.sep}x.log`]);
  });

  it('counts what is plainly no log in one problem, with examples', async () => {
    const { root, write } = makeFolder();
    for (let i = 0; i < 8; i += 1) write(`dump${i}.dmp`, 'MDMP');
    write('renamed.log', Buffer.from('MZ\u0090\0\u0003\0\0\0', 'latin1'));
    write('MZ.log', 'MZ is how this text begins');
    write('old.7z', Buffer.from('7z\u00bc\u00af\u0027\u001c\0\u0004', 'latin1'));
    const { texts, problems } = await collect([root], { root });
    assert.deepEqual(Object.keys(texts), ['MZ.log']);
    assert.deepEqual(
      problems.map(({ kind, message }) => [kind, message]),
      [
        [
          'skipped-binary',
          '9 files left out that are plainly no logs: dump0.dmp, dump1.dmp, dump2.dmp, dump3.dmp, dump4.dmp, ...',
        ],
        ['other-archive', '1 archive not opened (only zip is; unpack first): old.7z'],
      ],
    );
  });

  it('offers empty and binary files that are called logs: the engine judges them', async () => {
    const { root, write } = makeFolder();
    write('empty.iplog', '');
    write('noise.iplog', Buffer.from([1, 2, 3, 250, 251]));
    const { texts, problems } = await collect([root], { root });
    assert.deepEqual(Object.keys(texts), ['empty.iplog', 'noise.iplog']);
    assert.deepEqual(problems, []);
  });

  it('looks into a zip whatever its name, and says of a file that it is none in spite of its name', async () => {
    const { root, write } = makeFolder();
    write('export.iplog', makeZip([{ name: 'in.log', data: 'inside' }]));
    write('text.zip', 'plain text');
    write('fake.zip', Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(500, 7)]));
    write('empty.zip', makeZip([]));
    write('folders.zip', makeZip([{ name: 'a/' }, { name: 'a/b/' }]));
    const { texts, problems } = await collect([root], { root });
    assert.deepEqual(texts, { 'export.iplog!/in.log': 'inside', 'text.zip': 'plain text' });
    assert.deepEqual(kindsOf(problems), [
      'not-a-zip fake.zip',
      'not-a-zip text.zip',
      'zip-empty empty.zip',
      'zip-empty folders.zip',
    ]);
  });

  it('reads a part of a zip that is named as reports show it', async () => {
    const { root, write } = makeFolder();
    const inner = makeZip([
      { name: 'Logs/a.log', data: 'a' },
      { name: 'Logs/b.log', data: 'b' },
      { name: 'c.log', data: 'c' },
    ]);
    const zip = write(
      'case.zip',
      makeZip([
        { name: 'x/AIPLogs.zip', data: inner },
        { name: 'x.log', data: 'x' },
      ]),
    );
    const inside = `${zip}!/x/AIPLogs.zip!/Logs`;
    assert.deepEqual(Object.values((await collect([inside], { root })).texts), ['a', 'b']);
    assert.deepEqual(Object.values((await collect([`${inside}/b.log`], { root })).texts), ['b']);
    assert.deepEqual(Object.values((await collect([`${zip}!/x/AIPLogs.zip`], { root })).texts), [
      'a',
      'b',
      'c',
    ]);
    assert.deepEqual(Object.values((await collect([`${zip}!/x`], { root })).texts), ['a', 'b', 'c']);
    const { texts, problems } = await collect([`${zip}!/absent.log`], { root });
    assert.deepEqual(texts, {});
    assert.deepEqual(kindsOf(problems), ['not-found case.zip!/absent.log']);
  });

  it('writes nothing beside the evidence', async () => {
    const { root, write } = makeFolder();
    const inner = makeZip([{ name: 'x.log', data: 'x' }]);
    write('case.zip', makeZip([{ name: 'n.zip', data: inner }]));
    const before = readdirSync(root, { recursive: true });
    const { mtimeMs } = statSync(path.join(root, 'case.zip'));
    await collect([root], { root });
    assert.deepEqual(readdirSync(root, { recursive: true }), before);
    assert.equal(statSync(path.join(root, 'case.zip')).mtimeMs, mtimeMs);
  });
});

// Windows makes no links without rights, no pipes and no such names, so these tests do not exist there.
const describeOnPosix = process.platform === 'win32' ? (): void => undefined : describe;

describeOnPosix('findSources, among links, pipes and modes', () => {
  it('says what is absent, dangling or no file, and goes on', async () => {
    const { root, write } = makeFolder();
    write('good.log', 'good');
    symlinkSync('/nonexistent', path.join(root, 'gone.log'));
    execFileSync('mkfifo', [path.join(root, 'pipe.log')]);
    const absent = path.join(root, 'absent');
    const { texts, problems } = await collect([absent, root], { root });
    assert.deepEqual(texts, { 'good.log': 'good' });
    assert.deepEqual(kindsOf(problems), ['not-a-file pipe.log', 'not-found absent', 'not-found gone.log']);
  });

  it('says what may not be read', async () => {
    const { root, write } = makeFolder();
    execFileSync('chmod', ['000', write('secret.log', 'x')]);
    const { problems } = await asOrdinaryUser(root, () => collect([root], { root }));
    assert.deepEqual(kindsOf(problems), ['unreadable secret.log']);
  });

  it('follows links to files and refuses links to folders, so that no loop has a beginning', async () => {
    const { root, write } = makeFolder();
    const elsewhere = makeFolder();
    const target = elsewhere.write('real.log', 'real');
    write('case/own.log', 'own');
    symlinkSync(target, path.join(root, 'case/linked.log'));
    symlinkSync(root, path.join(root, 'case/loop'));
    symlinkSync(elsewhere.root, path.join(root, 'case/away'));
    symlinkSync('self', path.join(root, 'case/self'));
    const { texts, problems } = await collect([path.join(root, 'case')], { root });
    assert.deepEqual(texts, { 'case/linked.log': 'real', 'case/own.log': 'own' });
    assert.deepEqual(kindsOf(problems), [
      'link-loop case/self',
      'linked-folder case/away',
      'linked-folder case/loop',
    ]);
  });

  it('leads to no other machine by a link, for Windows would sign in there', async () => {
    const { root, write } = makeFolder();
    const elsewhere = makeFolder();
    elsewhere.write('far/real.log', 'real');
    write('case/own.log', 'own');
    const links: Readonly<Record<string, string>> = {
      'share.log': '\\\\evil.test\\share\\x.log',
      'slashes.log': '//evil.test/share/x.log',
      'device.log': '\\\\?\\UNC\\evil.test\\share\\x.log',
      'twice.log': 'share.log',
      door: '\\\\evil.test\\share',
      'through.log': 'door/x.log',
      'near.log': '../near/../near/./way/real.log',
    };
    for (const [name, target] of Object.entries(links)) symlinkSync(target, path.join(root, 'case', name));
    mkdirSync(path.join(root, 'near'));
    symlinkSync(path.join(elsewhere.root, 'far'), path.join(root, 'near/way'));
    const { texts, problems } = await collect([path.join(root, 'case')], { root });
    assert.deepEqual(texts, { 'case/near.log': 'real', 'case/own.log': 'own' });
    const refused = ['device.log', 'door', 'share.log', 'slashes.log', 'through.log', 'twice.log'];
    assert.deepEqual(
      kindsOf(problems),
      refused.map((name) => `linked-share case/${name}`),
    );
  });

  it('reads a file once, however many paths lead to it', async () => {
    const { root, write } = makeFolder();
    const file = write('x.log', 'x');
    symlinkSync('x.log', path.join(root, 'y.log'));
    const { texts, problems } = await collect([file, root, `${root}/./x.log`], { root });
    assert.deepEqual(texts, { 'x.log': 'x' });
    assert.equal(problems.filter(({ kind }) => kind === 'same-file').length, 2);
    assert.match(problems[0]?.message ?? '', /^2 files left out/);
  });

  it('makes control characters in names visible in messages, for they could steer a terminal', async () => {
    const { root, write } = makeFolder();
    write('a\u001b[31m\u202e.dmp', 'x');
    const { problems } = await collect([root], { root });
    assert.match(problems[0]?.message ?? '', /: a\\u\{1b\}\[31m\\u\{202e\}\.dmp$/);
  });
});

/** The administrator may read everything, so the work is done as nobody where the tests run as administrator. */
async function asOrdinaryUser<T>(folder: string, work: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return await work();
  const nobody = 65_534;
  chownSync(folder, nobody, nobody);
  process.seteuid?.(nobody);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}

describe('openSource', () => {
  it('opens what a report shows, also in zips in zips', async () => {
    const { root, write } = makeFolder();
    const file = write('plain.log', 'plain');
    const zip = write(
      'case.zip',
      makeZip([{ name: 'n.zip', data: makeZip([{ name: 'x.log', data: 'deep' }]) }]),
    );
    for (const [name, text] of [
      [file, 'plain'],
      [`${zip}!/n.zip!/x.log`, 'deep'],
    ] as const) {
      const source = await openSource(name);
      assert.equal(source.path, name);
      assert.equal(source.byteLength, text.length);
      assert.equal((await readAll(source)).bytes.toString(), text);
      assert.equal((await readAll(source)).bytes.toString(), text, 'a second reading gives the same');
    }
    rmSync(file);
    mkdirSync(path.join(root, 'folder'));
    const kindOf = async (name: string): Promise<string> =>
      openSource(name).then(
        () => 'opened',
        (error: unknown) => (error instanceof SourceError ? error.kind : String(error)),
      );
    assert.equal(await kindOf(file), 'not-found');
    assert.equal(await kindOf(`${zip}!/other.log`), 'not-found');
    assert.equal(await kindOf(zip), 'unreadable');
    assert.equal(await kindOf(path.join(root, 'folder')), 'unreadable');
  });

  it('reads sources of several inner zips at the same time', async () => {
    const { root, write } = makeFolder();
    const inner = (letter: string): Buffer =>
      makeZip(['x', 'y'].map((name) => ({ name: `${name}.log`, data: letter.repeat(1_000_000), method: 0 })));
    write('case.zip', makeZip(['1', '2', '3'].map((name) => ({ name: `${name}.zip`, data: inner(name) }))));
    const sources = [];
    for await (const source of findSources([root], { onProblem: unexpected })) sources.push(source);
    const texts = await Promise.all(sources.map(async (source) => (await readAll(source)).bytes.toString()));
    assert.deepEqual(
      texts,
      ['1', '1', '2', '2', '3', '3'].map((letter) => letter.repeat(1_000_000)),
    );
  });

  it('reads sources of an inner zip after the search is over', async () => {
    const { root, write } = makeFolder();
    const inner = (text: string): Buffer =>
      makeZip([
        { name: 'a.log', data: text },
        { name: 'b.log', data: text },
      ]);
    write(
      'case.zip',
      makeZip([
        { name: '1.zip', data: inner('one') },
        { name: '2.zip', data: inner('two') },
      ]),
    );
    const problems: Problem[] = [];
    const sources = [];
    for await (const source of findSources([root], { onProblem: (p) => problems.push(p) }))
      sources.push(source);
    const texts = [];
    for (const source of sources) texts.push((await readAll(source)).bytes.toString());
    assert.deepEqual(texts, ['one', 'one', 'two', 'two']);
    assert.deepEqual(problems, []);
  });
});
