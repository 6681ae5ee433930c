#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { loadCatalog } from '#host';
import type { Catalog } from '#engine';
import { main } from './main.ts';
import { optimizeLater } from './optimize-later.ts';
import { writeWhole } from './write-whole.ts';

optimizeLater();

// The bundle stands in dist/, beside the catalog, one folder below package.json.
const here = __dirname;
const manifest = JSON.parse(readFileSync(path.join(here, '..', 'package.json'), 'utf8')) as {
  readonly version: string;
  readonly bugs: { readonly url: string };
};
let catalog: Promise<Catalog> | undefined;

// A reader that stops early (`| head`) is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(`iplog-lens: standard output could not be written: ${error.message}\n`);
  process.exit(2);
});

main(process.argv.slice(2), {
  stdout: (text) => process.stdout.write(text),
  stderr: (text) => process.stderr.write(text),
  isTerminal: process.stderr.isTTY,
  version: manifest.version,
  catalog: () => (catalog ??= loadCatalog(path.join(here, 'catalog.json'))),
  scanWorker: path.join(here, 'scan-worker.cjs'),
  now: () => performance.now(),
  today: () => new Date().toISOString().slice(0, 10),
  writeFile: writeWhole,
}).then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    // Whatever the input is, this should not happen: whoever sees it did nothing wrong.
    process.stderr.write(
      `iplog-lens: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n` +
        `This is a mistake of iplog-lens, not of yours. Please report it: ${manifest.bugs.url}\n`,
    );
    process.exitCode = 2;
  },
);
