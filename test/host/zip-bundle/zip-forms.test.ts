import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { array, assert as assertProperty, asyncProperty, constantFrom } from 'fast-check';
import { makeZip, type ZipForm, type ZipPart } from '../../support/make-zip.ts';
import { collect, kindsOf, makeFolder } from '../collect-sources.ts';

const fixtures = path.join(import.meta.dirname, '../../fixtures/bundles');
const sensorLog =
  '2026-03-14 09:26:53.1234 Info  Sensor first line\r\n2026-03-14 09:26:54.0001 Error Sensor second line\r\n';

/** The texts in a zip by their names in it, with the problems told. */
async function read(
  parts: readonly ZipPart[],
  form: ZipForm = {},
): Promise<{ texts: Record<string, string>; kinds: string[] }> {
  const { root, write } = folder;
  const zip = write('case.zip', makeZip(parts, form));
  const { texts, errors, problems } = await collect([zip], { root });
  const inside = (name: string): string => name.replace(/^case\.zip!\//, '');
  return {
    texts: Object.fromEntries(Object.entries(texts).map(([name, text]) => [inside(name), text])),
    kinds: [...Object.entries(errors).map(([name, kind]) => `${kind} ${name}`), ...kindsOf(problems)],
  };
}
const folder = makeFolder();
const log = 'some log\r\n'.repeat(500);

describe('Zips of the field', () => {
  const made: readonly [string, string, readonly ZipPart[], ZipForm?][] = [
    ['deflate', 'x.log', [{ name: 'x.log', data: log }]],
    ['stored', 'x.log', [{ name: 'x.log', data: log, method: 0 }]],
    [
      'backslashes of .NET Framework',
      'Logs/x.log',
      [
        { name: 'Logs\\', data: '', method: 0 },
        { name: 'Logs\\x.log', data: log },
      ],
    ],
    ['a leading ./', 'Logs/x.log', [{ name: './Logs/x.log', data: log }]],
    ['UTF-8 names', 'Übersicht.log', [{ name: 'Übersicht.log', data: log }]],
    ['UTF-8 names that do not say so', 'Übersicht.log', [{ name: Buffer.from('Übersicht.log'), data: log }]],
    [
      'names in code page 437',
      'Übersicht.log',
      [{ name: Buffer.from([0x9a, ...Buffer.from('bersicht.log')]), data: log }],
    ],
    ['a descriptor behind the data', 'x.log', [{ name: 'x.log', data: log, descriptor: 'marked' }]],
    ['a descriptor without its mark', 'x.log', [{ name: 'x.log', data: log, descriptor: 'bare' }]],
    ['sizes of zip64', 'x.log', [{ name: 'x.log', data: log, zip64: true }]],
    ['an end record of zip64', 'x.log', [{ name: 'x.log', data: log, zip64: true }], { zip64: true }],
    ['a comment', 'x.log', [{ name: 'x.log', data: log }], { comment: 'made by hand' }],
    [
      'extra fields in local headers only',
      'x.log',
      [{ name: 'x.log', data: log, localExtra: Buffer.from('UT\u0005\0\u0001abcd', 'latin1') }],
    ],
  ];
  for (const [form, name, parts, options] of made)
    it(`with ${form} are read`, async () => {
      assert.deepEqual(await read(parts, options), { texts: { [name]: log }, kinds: [] });
    });

  const real: readonly [string, Readonly<Record<string, string>>, readonly string[]][] = [
    [
      'info-zip.zip',
      { 'Logs/Microsoft.Tri.Sensor.log': sensorLog, 'Logs/Übersicht.log': 'café log\r\n' },
      ['zip-link'],
    ],
    ['info-zip-streamed.zip', { '-': sensorLog }, []],
    ['info-zip-zip64.zip', { 'Logs/Microsoft.Tri.Sensor.log': sensorLog }, []],
    ['python-backslash.zip', { 'Logs/Microsoft.Tri.Sensor.log': sensorLog }, []],
    ['info-zip-encrypted.zip', {}, ['zip-encrypted']],
    ['7zip-aes.zip', { 'open.log': 'open\r\n' }, ['zip-encrypted']],
  ];
  for (const [file, expected, kinds] of real)
    it(`are read as ${file} holds them`, async () => {
      const { texts, errors, problems } = await collect([path.join(fixtures, file)], { root: fixtures });
      const shown = Object.entries(expected).map(([name, text]) => [`${file}!/${name}`, text]);
      assert.deepEqual(texts, Object.fromEntries(shown));
      assert.deepEqual(errors, {});
      assert.deepEqual(
        kindsOf(problems),
        kinds.map((kind) => `${kind} ${file}`),
      );
    });

  it('say which entries are under a password, and what to do', async () => {
    const { problems } = await collect([path.join(fixtures, '7zip-aes.zip')], { root: fixtures });
    assert.deepEqual(
      problems.map(({ message }) => message),
      [
        'Not read: 2 entries under a password (unpack the zip with its password, for example with 7-Zip, and open the folder): a.log, b.log',
      ],
    );
  });

  it('give their logs in the order of the same files unpacked', async () => {
    const { root } = makeFolder();
    const segment = constantFrom('a', 'B', 'a.log', 'a b', 'a-b', 'é', 'z', 'x.log', '0');
    let round = 0;
    await assertProperty(
      asyncProperty(
        array(array(segment, { minLength: 1, maxLength: 4 }), { maxLength: 12 }),
        async (paths) => {
          const base = path.join(root, `${(round += 1)}`);
          mkdirSync(path.join(base, 'case'), { recursive: true });
          // A name can not be a file and a folder at once on disk.
          const names: string[] = [];
          for (const name of paths.map((parts) => parts.join('.d/')))
            if (
              !names.some(
                (other) => other === name || other.startsWith(`${name}/`) || name.startsWith(`${other}/`),
              )
            )
              names.push(name);
          if (names.length === 0) return;
          for (const name of names) {
            mkdirSync(path.dirname(path.join(base, 'case', name)), { recursive: true });
            writeFileSync(path.join(base, 'case', name), `text of ${name}`);
          }
          writeFileSync(
            path.join(base, 'case.zip'),
            makeZip(names.map((name) => ({ name, data: `text of ${name}` }))),
          );
          const unpacked = await collect([path.join(base, 'case')], { root: base });
          const zipped = await collect([path.join(base, 'case.zip')], { root: base });
          assert.deepEqual(
            Object.entries(zipped.texts).map(([name, text]) => [name.replace('.zip!', ''), text]),
            Object.entries(unpacked.texts).map(([name, text]) => [name.replaceAll(path.sep, '/'), text]),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it('say nothing of a log that a name alone makes two of: both are read, the second with a number', async () => {
    const parts = ['one', 'two', 'three'].map((data) => ({ name: 'Logs/x.log', data }));
    assert.deepEqual(await read([...parts, { name: 'Logs/x (2).log', data: 'own' }]), {
      texts: {
        'Logs/x (2) (2).log': 'own',
        'Logs/x (2).log': 'two',
        'Logs/x (3).log': 'three',
        'Logs/x.log': 'one',
      },
      kinds: ['zip-duplicate-name case.zip'],
    });
  });
});
