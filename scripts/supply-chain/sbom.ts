import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../build.ts';
import { findBundledPackages } from './bundled-packages.ts';

/** One entry of `packages` in a lock file. */
interface LockEntry {
  readonly version?: string;
  readonly integrity?: string;
  readonly license?: string;
}

/**
 * A bill of materials in CycloneDX 1.6, from the lock file alone: no network, and the same text for the same lock.
 * What is in the bundles is `required`; what only builds and tests them is `excluded`.
 */
export function makeSbom(
  manifest: { readonly name: string; readonly version: string },
  lock: { readonly packages: Readonly<Record<string, LockEntry>> },
  bundled: ReadonlySet<string>,
): object {
  const components = Object.entries(lock.packages)
    .filter(([folder]) => folder !== '')
    .map(([folder, { version = '', integrity = '', license }]) => {
      const name = folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
      const [, algorithm = '', digest = ''] = /^sha(\d+)-(.+)$/.exec(integrity) ?? [];
      return {
        type: 'library',
        'bom-ref': folder,
        name,
        version,
        scope: bundled.has(name) ? 'required' : 'excluded',
        purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
        ...(license === undefined ? {} : { licenses: [licenseOf(license)] }),
        hashes: [{ alg: `SHA-${algorithm}`, content: Buffer.from(digest, 'base64').toString('hex') }],
      };
    });
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        name: manifest.name,
        version: manifest.version,
        'bom-ref': manifest.name,
      },
    },
    components,
  };
}

/** Of npm's licence fields some are an SPDX expression and some are a sentence. */
function licenseOf(license: string): object {
  if (license.startsWith('SEE ')) return { license: { name: license } };
  return /[ ()]/.test(license) ? { expression: license } : { license: { id: license } };
}

export function readJson(file: string): unknown {
  return JSON.parse(readFileSync(path.join(root, file), 'utf8'));
}

if (process.argv[1] === import.meta.filename) {
  const bundled = new Set((await findBundledPackages()).map(({ name }) => name));
  const sbom = makeSbom(
    readJson('package.json') as Parameters<typeof makeSbom>[0],
    readJson('package-lock.json') as Parameters<typeof makeSbom>[1],
    bundled,
  );
  const file = path.join(root, 'out/sbom.cdx.json');
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(sbom, undefined, 1)}\n`);
  console.log(
    `${path.relative(root, file)}: ${bundled.size} packages are shipped: ${[...bundled].join(', ')}`,
  );
}
