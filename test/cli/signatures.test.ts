import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createCatalog } from '#engine';
import { getBuiltCatalog, root } from '../support/real-catalog.ts';
import { assertNoEscapes, runCli } from '../support/run-cli.ts';
import { teamSignature as good } from '../support/team-signature.ts';

describe('iplog-lens signatures check', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'iplog-lens-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('counts the built-in knowledge by product, maturity and confidence', async () => {
    const { status, stdout } = await runCli(['signatures', 'check']);
    const { signatures, remediations } = getBuiltCatalog().data;
    assert.equal(status, 0);
    assert.ok(stdout.startsWith(`${signatures.length} signatures, ${remediations.length} remediations\n`));
    for (const word of ['product', 'role', 'maturity', 'confidence', 'status']) {
      const row = new RegExp(`^  ${word} +(.*)$`, 'm').exec(stdout)?.[1] ?? '';
      const sum = [...row.matchAll(/ (\d+)/g)].reduce((total, [, count]) => total + Number(count), 0);
      assert.equal(sum, signatures.length, word);
    }
  });

  it('accepts a folder of good signatures', async () => {
    write('pumps/team.yaml', good);
    const { status, stdout } = await runCli(['signatures', 'check', folder]);
    assert.deepEqual([status, stdout], [0, '1 of 1 files are usable signatures.\n']);
  });

  it('accepts its own signatures where they are not built in', async () => {
    const own = 'knowledge/signatures/mdi-sensor';
    const some = readdirSync(path.join(root, own)).filter((name) => name.startsWith('MDI10'));
    for (const name of some) cpSync(path.join(root, own, name), path.join(folder, name));
    const { data } = getBuiltCatalog();
    const others = data.signatures.filter(({ id }) => !some.some((name) => name.startsWith(`${id}-`)));
    const { status, stdout } = await runCli(['signatures', 'check', folder], {
      catalog: async () => createCatalog({ ...data, signatures: others }),
    });
    assert.deepEqual(
      [status, stdout],
      [0, `${some.length} of ${some.length} files are usable signatures.\n`],
    );
  });

  const broken: Readonly<
    Record<string, readonly [change: (text: string) => string, at: string, message: RegExp]>
  > = {
    'no YAML at all': [() => 'id: [', '1:', /./],
    'an empty file': [() => '', '1:1', /./],
    'a word that is no key': [(text) => text.replace('meaning:', 'meening:'), '8:1', /meening/],
    'a severity that does not exist': [
      (text) => text.replace('severity: error', 'severity: bad'),
      '4:',
      /bad/,
    ],
    'an id that is taken': [(text) => text.replace('TEAM001', 'MDI1010'), '1:', /MDI1010/],
    'a remediation that does not exist': [
      (text) => text.replace('references:', 'remedies:\n  - { use: Get-Nobody }\nreferences:'),
      '16:',
      /Get-Nobody/,
    ],
    'a kind of log that does not exist': [
      (text) => text.replace('sources: [mdi.sensor], pattern', 'sources: [mdi.pump], pattern'),
      '10:',
      /mdi\.pump/,
    ],
    'a pattern that is no regular expression': [
      (text) => text.replace('Pump (?<pump>', 'Pump ((?<pump>'),
      '10:',
      /./,
    ],
    'a pattern that can run away': [(text) => text.replace('[^\\s\\]]{1,80}', '(?:[a-z]+)+'), '10:', /./],
    'a pattern whose repeats take the same': [
      // One repeat less would be near the limit, and a fast machine would let it pass.
      (text) => text.replace('[^\\s\\]]{1,80}', '\\w{1,300})\\w{0,300}\\w{0,300}(?:\\w{0,300}'),
      '10:',
      /takes far too long/,
    ],
    'an example that does not match': [
      (text) => text.replace('text: Pump P7 lost its password', 'text: Pump P7 lost'),
      '19:',
      /./,
    ],
    'an example with another value': [(text) => text.replace('pump: P7 }', 'pump: P8 }'), '19:', /P8|P7/],
    'a near miss that matches': [(text) => text.replace('lost its way', 'lost its password'), '21:', /./],
  };
  for (const [name, [change, at, message]] of Object.entries(broken)) {
    it(`locates ${name} and ends with 1; the others stay usable`, async () => {
      const changed = change(good);
      assert.notEqual(changed, good, 'the case has to break something');
      write('broken.yaml', changed);
      write('good.yml', good.replace('TEAM001', 'TEAM002').replaceAll('Pump ', 'Crane '));
      const { status, stdout } = await runCli(['signatures', 'check', folder]);
      const lines = stdout.trimEnd().split('\n');
      assert.equal(status, 1);
      assert.equal(lines.pop(), '1 of 2 files are usable signatures.');
      assert.ok(lines.length > 0);
      for (const line of lines) assert.match(line, /^broken\.yaml:\d+:\d+: (?:error|warning): .{10}/);
      const told = lines.filter((line) => line.startsWith(`broken.yaml:${at}`)).join('\n');
      assert.notEqual(told, '', `nothing at ${at}:\n${lines.join('\n')}`);
      assert.match(told, message);
    });
  }

  it('tells two files with one id apart', async () => {
    write('a.yaml', good);
    write('b.yaml', good);
    const { status, stdout } = await runCli(['signatures', 'check', folder]);
    assert.equal(status, 1);
    assert.match(stdout, /^b\.yaml:1:\d+: error: .*TEAM001/m);
  });

  it('refuses an id under which something else was known before', async () => {
    const { data } = getBuiltCatalog();
    const [first, ...others] = data.signatures;
    assert.ok(first);
    write('a.yaml', good);
    const { status, stdout } = await runCli(['signatures', 'check', folder], {
      catalog: async () =>
        createCatalog({ ...data, signatures: [{ ...first, formerIds: ['TEAM001'] }, ...others] }),
    });
    assert.equal(status, 1);
    assert.match(
      stdout,
      new RegExp(`^a\\.yaml:1:5: error: The id .TEAM001. is a former id of .${first.id}.`, 'm'),
    );
  });

  it('refuses a file that is no page, and does not even read it', async () => {
    write('good.yaml', good);
    write('large.yaml', '#'.repeat(2 << 20));
    const { status, stdout } = await runCli(['signatures', 'check', folder]);
    assert.equal(status, 1);
    assert.match(stdout, /^large\.yaml:1:1: error: The file is larger than 1 MB/m);
    assert.match(stdout, /^1 of 2 files are usable signatures\.$/m);
  });

  it('keeps escape sequences of names and texts away from the terminal', async () => {
    write('x\u001b[31m.yaml', good.replace('severity: error', 'severity: "\\e[31m\\x9b2J"'));
    const { stdout, stderr } = await runCli(['signatures', 'check', folder]);
    assertNoEscapes(stdout + stderr);
  });

  for (const [name, args, message] of [
    ['no verb', [], /signatures knows one verb: check \[DIR\]\./],
    ['another verb', ['list'], /signatures knows one verb: check \[DIR\]\./],
    ['two folders', ['check', 'a', 'b'], /signatures knows one verb: check \[DIR\]\./],
    ['a folder that does not exist', ['check', '/no/such/folder'], /\/no\/such\/folder cannot be read: /],
  ] as const) {
    it(`refuses ${name} with status 2`, async () => {
      const { status, stdout, stderr } = await runCli(['signatures', ...args]);
      assert.deepEqual([status, stdout], [2, '']);
      assert.match(stderr, message);
      assert.doesNotMatch(stderr, /\n\s+at /);
    });
  }

  it('refuses a folder without any signature', async () => {
    write('readme.md', 'nothing');
    const { status, stderr } = await runCli(['signatures', 'check', folder]);
    assert.equal(status, 2);
    assert.match(stderr, /There is no \.yaml file in /);
  });

  function write(name: string, text: string): void {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
});
