import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { getRealCatalog, root } from '../support/real-catalog.ts';

/** Texts to start from, read once. Nothing of the program is used to make them, so that it judges only their remains. */

function filesUnder(folder: string, fits: (name: string) => boolean): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && fits(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

const readAll = (folder: string, fits: (name: string) => boolean): string[] =>
  filesUnder(folder, fits).map((file) => readFileSync(file, 'utf8'));

/** The example records of every signature. */
export const examples = once(() =>
  getRealCatalog().signatures.flatMap(({ examples: { match, nearMiss } }) =>
    [...match, ...nearMiss].map(({ text }) => text),
  ),
);

/** Whole logs, cut to a size that keeps a case short. */
export const logs = once(() =>
  [
    ...readAll('samples', () => true),
    ...readAll('test/fixtures/grammar', (name) => /\.(?:log|iplog|miplog|txt)$/.test(name)),
  ].map((text) => text.slice(0, 20_000)),
);

/** Names that say what kind of log a file is, and some that do not. */
export const logNames: readonly string[] = [
  'Microsoft.Tri.Sensor.log',
  'Microsoft.Tri.Sensor-Errors.log',
  'Microsoft.Tri.Sensor.Updater.log',
  'MSIPScanner.iplog',
  'mip_sdk.miplog',
  'Azure Advanced Threat Protection Sensor_20180324235913.log',
  'Azure Advanced Threat Protection Sensor_20240214062046_000_MsiPackage.log',
  'notes.txt',
];

/** Saved scanner status, by the end of the file's name. */
export const statusTexts = once((): Readonly<Record<'csv' | 'clixml' | 'any', readonly string[]>> => ({
  csv: readAll('test/fixtures/status', (name) => name.endsWith('.csv')),
  clixml: readAll('test/fixtures/status', (name) => name.endsWith('.clixml')),
  any: readAll('test/fixtures/status', (name) => /\.(?:txt|csv|json|clixml)$/.test(name)),
}));

export const signatureFiles = once(() => readAll('knowledge/signatures', (name) => name.endsWith('.yaml')));
export const kindFiles = once(() => readAll('knowledge/sources', (name) => name.endsWith('.yaml')));
export const scripts = once(() => readAll('knowledge/remediations', (name) => name.endsWith('.ps1')));

/** Pieces that mean something to one parser or another. */
export const tokens: readonly string[] = [
  ...'\r\n|\n|\r|\u2028|\0|\ufeff|\u200b|\u202e|\u00a0|\u001b[31m|\u009b|\ud83d\ude00|é|ß|İ|ı|ﬃ|接続できません'.split(
    '|',
  ),
  ...'\'|"|‘|’|‚|‛|“|”|`|$(|${1:x}|$0|}|{|[|]|[\\[]|]|<|>|&amp;|<![CDATA[|]]>|<!--|-->|<!DOCTYPE x [|<Obj RefId="0">|</Obj>|_x000A_|#TYPE x'.split(
    '|',
  ),
  '2026-03-09 06:11:00.0001 Info  ',
  '[1C60:1AA8][2018-03-24T23:59:13]i000: ',
  'MSI (s) (A4:5C) [10:00:00:000]: ',
  '=== Logging started: 3/24/2018  23:59:15 ===\r\n',
  'PS C:\\> ',
  '--------- ------',
  'NodeName : ',
  'Cluster,Status\r\n',
  ', ',
  ';',
  '\t',
  '   ',
  '---> ',
  '   at X.Y()',
  '9'.repeat(40),
  '-2147024891',
  '0x80070643',
  '{"Cluster":',
  '[[[[',
  '~&*!|>%@- ?:',
  '&a [*a, *a]',
  '(?<x>a+)+$',
  'command:x',
  '[a](b)',
  '..\\..\\x',
  '=cmd|x',
];
