import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { bundleInputs, root } from '../build.ts';

/** A package whose code is in what is shipped. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX expression of its package.json. */
  readonly license: string;
  /** Text of its licence file. */
  readonly text: string;
}

let found: Promise<readonly BundledPackage[]> | undefined;

/** Every package of node_modules that the bundles hold code of, by name: what the bundler read, not what is declared. */
export async function findBundledPackages(): Promise<readonly BundledPackage[]> {
  // Bundling takes a second, and nothing changes while a program runs.
  return await (found ??= lookIntoBundles());
}

async function lookIntoBundles(): Promise<readonly BundledPackage[]> {
  const folders = new Set<string>();
  for (const input of await bundleInputs()) {
    const folder = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];
    if (folder !== undefined) folders.add(folder.slice(folder.lastIndexOf('node_modules/')));
  }
  return [...folders].map(readPackage).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function readPackage(folder: string): BundledPackage {
  const absolute = path.join(root, folder);
  const { name, version, license } = JSON.parse(
    readFileSync(path.join(absolute, 'package.json'), 'utf8'),
  ) as {
    name: string;
    version: string;
    license: string;
  };
  const file = readdirSync(absolute).find((one) => /^(?:licen[cs]e|copying)(?:\.|$|-)/i.test(one));
  const text =
    file === undefined || !existsSync(path.join(absolute, file))
      ? 'Its package holds no licence text.'
      : readFileSync(path.join(absolute, file), 'utf8').replaceAll('\r\n', '\n').trim();
  return { name, version, license, text };
}
