import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { bundleInputs } from '../../scripts/build.ts';
import { type BundledPackage, findBundledPackages } from '../../scripts/supply-chain/bundled-packages.ts';
import { makeSbom, readJson } from '../../scripts/supply-chain/sbom.ts';
import { root } from '../support/real-catalog.ts';

interface Lock {
  readonly packages: Readonly<
    Record<
      string,
      { readonly integrity?: string; readonly resolved?: string; readonly hasInstallScript?: boolean }
    >
  >;
}

/** Packages with a script that npm would run when they are installed, and why they work without it. */
const withoutTheirScript: Readonly<Record<string, string>> = {
  '@vscode/vsce-sign': 'signs a package for the marketplace, which nothing here does',
  esbuild: 'puts its program in the place of a script to save a start; the script finds the program as well',
  keytar: 'keeps a token for publishing; nothing here publishes',
  'tree-sitter-powershell': 'builds a native grammar; the WebAssembly beside it is what is used',
};

/** Licences under which a package may be shipped. */
const licences = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'Apache-2.0', '0BSD'];

const locks = [
  'package-lock.json',
  ...readdirSync(path.join(root, 'scripts/vscode-host'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `scripts/vscode-host/${name}/package-lock.json`),
];

describe('what is installed', () => {
  for (const file of locks) {
    const { packages } = readJson(file) as Lock;
    const entries = Object.entries(packages).filter(([folder]) => folder !== '');
    it(`is held by a hash for each package, from whatever registry it comes: ${file}`, () => {
      assert.ok(entries.length > 0);
      for (const [folder, { integrity, resolved }] of entries) {
        assert.match(integrity ?? '', /^sha512-[\w+/]{86}==$/, folder);
        assert.equal(resolved, undefined, `${folder} names a host`);
      }
    });

    it(`runs no script of a package: ${file}`, () => {
      const npmrc = readFileSync(path.join(root, path.dirname(file), '.npmrc'), 'utf8');
      assert.match(npmrc, /^ignore-scripts=true$/m);
      if (file !== 'package-lock.json') return;
      const named = entries
        .filter(([, { hasInstallScript }]) => hasInstallScript === true)
        .map(([folder]) => folder.replace(/^.*node_modules\//, ''));
      assert.deepEqual(
        named,
        Object.keys(withoutTheirScript),
        'a new one needs a reason, or another package',
      );
    });
  }
});

describe('what is shipped', function () {
  this.timeout(180_000);
  let packages: readonly BundledPackage[];
  before(async () => {
    packages = await findBundledPackages();
  });

  it('holds few packages, each under a licence that allows it, with its text', () => {
    assert.ok(packages.length > 10 && packages.length < 30, `${packages.length} packages`);
    for (const { name, license, text } of packages) {
      assert.ok(licences.includes(license), `${name}: ${license}`);
      assert.match(text, /permi(?:ssion|t)|licen[cs]e/i, name);
    }
  });

  it('is made of the same files each time', async () => {
    assert.deepEqual(await bundleInputs(), await bundleInputs());
  });

  it('is listed in a form that CycloneDX 1.6 has, with a name of its own for each', () => {
    const manifest = readJson('package.json') as { name: string; version: string };
    const lock = readJson('package-lock.json') as Lock;
    const sbom = makeSbom(manifest, lock, new Set(packages.map(({ name }) => name)));
    const schema = readJson('test/support/cyclonedx-subset.schema.json') as object;
    const validate = new Ajv({ strict: true }).compile(schema);
    assert.ok(validate(sbom), JSON.stringify(validate.errors?.slice(0, 3)));
    assert.ok(!validate({ ...sbom, specVersion: '1.0' }), 'the schema lets everything through');
    const { components } = sbom as { components: readonly { 'bom-ref': string }[] };
    assert.equal(new Set(components.map((one) => one['bom-ref'])).size, components.length);
  });

  it('is listed with the rest in a bill of materials, each with its hash', () => {
    const manifest = readJson('package.json') as { name: string; version: string };
    const lock = readJson('package-lock.json') as Lock;
    const bundled = new Set(packages.map(({ name }) => name));
    const make = (): string => JSON.stringify(makeSbom(manifest, lock, bundled));
    const { components } = JSON.parse(make()) as {
      components: readonly {
        name: string;
        scope: string;
        purl: string;
        hashes: readonly { alg: string; content: string }[];
      }[];
    };
    assert.equal(components.length, Object.keys(lock.packages).length - 1);
    for (const { purl, hashes } of components) {
      assert.match(purl, /^pkg:npm\/(?:%40[\w.-]+\/)?[\w.-]+@\d/);
      assert.deepEqual(
        hashes.map(({ alg }) => alg),
        ['SHA-512'],
      );
      assert.match(hashes[0]?.content ?? '', /^[0-9a-f]{128}$/);
    }
    const required = new Set(components.filter(({ scope }) => scope === 'required').map(({ name }) => name));
    assert.deepEqual(required, bundled);
    assert.equal(make(), make());
  });
});
