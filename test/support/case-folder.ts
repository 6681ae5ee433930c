import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { noDomainController } from '../server/sensor-lines.ts';
import { statusText } from '../server/status-texts.ts';
import { makeZip } from './make-zip.ts';
import { root } from './real-catalog.ts';

/** Stands in uris of random requests for the folder, whose name is another each time. */
export const caseFolder = 'case-folder:';

/** The same as a path, for settings. */
export const casePath = 'case-path:';

/** Uris of what is on disk, and of some things that are not; every one below {@link caseFolder}. */
export const caseUris: readonly string[] = [
  `${caseFolder}/`,
  `${caseFolder}/DC01/Microsoft.Tri.Sensor.log`,
  `${caseFolder}/DC01/Microsoft.Tri.Sensor-Errors.log`,
  `${caseFolder}/DC01`,
  `${caseFolder}/SCAN01/status.txt`,
  `${caseFolder}/empty.log`,
  `${caseFolder}/pixels.png`,
  `${caseFolder}/case.zip`,
  `${caseFolder}/broken.zip`,
  `${caseFolder}/gone.log`,
  ...[
    'case.zip!',
    'case.zip!/',
    'case.zip!/Logs',
    'case.zip!/Logs/MSIPScanner.iplog',
    'case.zip!/inner.zip!/DC02',
  ]
    .concat([
      'case.zip!/inner.zip!/DC02/Microsoft.Tri.Sensor.log',
      'case.zip!/gone',
      'broken.zip!/x.log',
      'case.zip!/../x',
    ])
    .map((name) => `iplog-zip:${caseFolder}/${name}`),
];

/** A signature of ours, which a user's may resemble. */
const signature = 'knowledge/signatures/mdi-sensor/MDI1020-failed-to-communicate-with-configured-domain.yaml';

let made: string | undefined;

/** The uri of a small case on disk: logs, a saved status, a zip with a zip in it, and a zip that ends too soon. */
export function makeCaseFolder(): string {
  if (made !== undefined) return made;
  const folder = mkdtempSync(path.join(os.tmpdir(), 'iplog-case-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const sensor = Array.from({ length: 40 }, (_, i) => noDomainController(i % 60)).join('\r\n');
  const inner = makeZip([{ name: 'DC02/Microsoft.Tri.Sensor.log', data: sensor }]);
  const zip = makeZip([
    { name: 'Logs/MSIPScanner.iplog', data: sensor },
    { name: 'inner.zip', data: inner },
    { name: '../x', data: sensor },
    { name: 'Logs/[x](command:y)%00#?.log', data: sensor },
  ]);
  const files: Readonly<Record<string, string | Uint8Array>> = {
    'DC01/Microsoft.Tri.Sensor.log': sensor,
    'DC01/Microsoft.Tri.Sensor-Errors.log': noDomainController(1),
    'SCAN01/status.txt': statusText(),
    'signatures/CONTOSO-001.yaml': readFileSync(path.join(root, signature), 'utf8').replace(
      /^id: .*$/m,
      'id: CONTOSO-001',
    ),
    'signatures/broken.yaml': 'id: [',
    'empty.log': '',
    'pixels.png': '\u0089PNG\r\n\u001a\n\0\0\0',
    'case.zip': zip,
    'broken.zip': zip.subarray(0, zip.length - 60),
  };
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
  made = pathToFileURL(folder).href;
  return made;
}

/** A text with the folder in the place of its signs. */
export function inCaseFolder(text: string, folder: string): string {
  return text
    .replaceAll(`iplog-zip:${caseFolder}`, folder.replace(/^file:\/\//, 'iplog-zip:'))
    .replaceAll(caseFolder, folder)
    .replaceAll(encodeURIComponent(caseFolder), encodeURIComponent(folder))
    .replaceAll(casePath, fileURLToPath(folder).replaceAll('\\', '/'));
}
