import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { BundleLimits } from '#host';
import { noDomainController } from '../server/sensor-lines.ts';
import { makeZip, type ZipPart } from './make-zip.ts';

/** Something in a case that nobody who means well puts there, or that got broken on its way. */
export interface BadInput {
  /** Reads as a sentence behind "scan tells of". */
  readonly what: string;
  /** Puts it into a folder. */
  readonly lay: (folder: string) => void;
  /** Limits for this test, where reaching the real ones would take gigabytes. */
  readonly limits?: Partial<BundleLimits>;
  /** The kinds of the problems, each with the place in the folder that it names. */
  readonly problems: readonly string[];
  /** How often MDI1020 is found in it all the same. */
  readonly found: number;
}

const megabyte = 2 ** 20;
const error = noDomainController(1);
const good: ZipPart = { name: 'good.log', data: error };
const bomb: ZipPart = { name: 'bomb.log', data: Buffer.alloc(4 * megabyte, 'x') };

const zips: readonly BadInput[] = [
  zipped('an entry that grows too much', [good, bomb], ['zip-ratio case.zip'], 1, {
    ratioFromBytes: megabyte,
  }),
  zipped('a zip that unpacks to too much', [good, bomb], ['zip-output case.zip'], 1, {
    outputBytes: megabyte,
  }),
  zipped('a zip of too many entries', many(31), ['zip-entries case.zip'], 0, { entries: 30 }),
  zipped(
    'zips too deep in one another',
    [good, nested(12)],
    [`zip-depth case.zip!${'/n.zip!'.repeat(9)}/n.zip`],
    1,
  ),
  zipped(
    'an inner zip that takes too much memory',
    [good, nested(1)],
    ['zip-nested-size case.zip!/n.zip'],
    1,
    {
      nestedBytes: 100,
    },
  ),
  zipped(
    'names that lead out of the zip',
    [good, at('../up.log'), at('/root.log'), at('C:\\drive.log')],
    ['zip-unsafe-name case.zip'],
    1,
  ),
  zipped('entries of one name', [good, good], ['zip-duplicate-name case.zip'], 2),
  zipped(
    'a symbolic link in a zip',
    [good, { name: 'link.log', data: '/etc/passwd', unixMode: 0o120777 }],
    ['zip-link case.zip'],
    1,
  ),
  zipped(
    'a name that is too long in a zip',
    [good, at(`${'n'.repeat(1100)}.log`)],
    ['zip-name-length case.zip'],
    1,
  ),
  zipped(
    'an entry that unpacks to more than it states',
    [good, { ...bomb, statedSize: 10 }],
    ['zip-size case.zip!/bomb.log'],
    1,
  ),
  zipped(
    'an entry that unpacks to less than it states',
    [good, { ...at('less.log'), statedSize: 9999 }],
    ['zip-size case.zip!/less.log'],
    2,
  ),
  zipped(
    'an entry with a wrong checksum',
    [good, { ...at('sum.log'), crc: 1 }],
    ['zip-checksum case.zip!/sum.log'],
    2,
  ),
  zipped(
    'an entry under a password',
    [good, { ...at('secret.log'), flags: 1 }],
    ['zip-encrypted case.zip'],
    1,
  ),
  {
    what: 'a zip that is cut',
    lay: (folder) =>
      write(
        folder,
        'case.zip',
        makeZip([good, at('cut.log', `${error}\n${'y'.repeat(9999)}`, 0)]).subarray(0, -2000),
      ),
    problems: ['zip-cut case.zip!/cut.log', 'zip-damaged case.zip'],
    found: 2,
  },
];

const folders: readonly BadInput[] = [
  {
    what: 'links that lead in a circle',
    lay: (folder) => {
      symlinkSync('self.log', path.join(folder, 'self.log'));
      symlinkSync('.', path.join(folder, 'again'));
      symlinkSync('/nowhere/at/all', path.join(folder, 'gone.log'));
    },
    problems: ['link-loop self.log', 'linked-folder again', 'not-found gone.log'],
    found: 0,
  },
];

/** Everything of which a zip, a folder or a name is made to do harm. Windows makes no links without rights. */
export const badInputs: readonly BadInput[] = [...zips, ...(process.platform === 'win32' ? [] : folders)];

/** What a scan of a folder tells of. */
interface BadInputScan {
  readonly problems: readonly { readonly kind: string; readonly source?: string }[];
  /** How often MDI1020 was found. */
  readonly found: number;
}

/** One test for each, beside a log with MDI1020: what is told of it is right, and the rest is read. */
export function itTellsOfBadInputs(
  scan: (folder: string, limits: Partial<BundleLimits>) => Promise<BadInputScan>,
): void {
  for (const { what, lay, limits = {}, problems, found } of badInputs) {
    it(`tells of ${what}, where it is, and reads the rest`, async () => {
      const folder = mkdtempSync(path.join(os.tmpdir(), 'iplog-lens-'));
      try {
        writeFileSync(path.join(folder, 'beside.log'), error);
        lay(folder);
        const told = await scan(folder, limits);
        const places = told.problems.map(
          ({ kind, source = '' }) => `${kind} ${path.relative(folder, source)}`,
        );
        assert.deepEqual(places.sort(), [...problems].sort());
        assert.equal(told.found, found + 1);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });
  }
}

function zipped(
  what: string,
  parts: readonly ZipPart[],
  problems: readonly string[],
  found: number,
  limits: Partial<BundleLimits> = {},
): BadInput {
  return { what, lay: (folder) => write(folder, 'case.zip', makeZip(parts)), problems, found, limits };
}

function at(name: string, data: string = error, method = 8): ZipPart {
  return { name, data, method };
}

function many(count: number): readonly ZipPart[] {
  return Array.from({ length: count }, (_, i) => at(`${i}.log`));
}

function nested(depth: number): ZipPart {
  let part: ZipPart = at('deep.log');
  for (let i = 0; i < depth; i++) part = { name: 'n.zip', data: makeZip([part]) };
  return part;
}

function write(folder: string, name: string, content: Uint8Array): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, name), content);
}
