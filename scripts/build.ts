import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build as bundle, type BuildOptions, type Plugin } from 'esbuild';
import { buildCatalog, writeCatalog } from './build-catalog.ts';

export const root = path.resolve(import.meta.dirname, '..');
const dist = path.join(root, 'dist');

/** The command line loads the server only when asked for, as the bundle beside it. */
const serverBesideCli: Plugin = {
  name: 'server-beside-cli',
  setup(build) {
    build.onResolve({ filter: /^#server$/ }, () => ({ path: './server.cjs', external: true }));
  },
};

const common: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minify: true,
  // Names stay, so that a stack trace in a problem report can be read.
  keepNames: true,
  legalComments: 'linked',
  logLevel: 'warning',
};

const bundles: readonly BuildOptions[] = [
  { entryPoints: ['client/src/extension.ts'], outfile: 'dist/client.cjs', external: ['vscode'] },
  { entryPoints: ['server/src/main.ts'], outfile: 'dist/server.cjs' },
  { entryPoints: ['cli/src/bin.ts'], outfile: 'dist/cli.cjs', plugins: [serverBesideCli] },
];

/** Builds all that runs into dist/: bundles and the checked catalogue. Throws when the catalogue has problems. */
export async function build({ sourcemap = false }: { sourcemap?: boolean } = {}): Promise<void> {
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist, { recursive: true });
  const { data, problems } = buildCatalog(root);
  if (problems.length > 0) {
    throw new Error(`The catalogue has problems:\n${problems.map(({ message }) => message).join('\n')}`);
  }
  writeCatalog(root, data);
  await Promise.all(bundles.map((options) => bundle({ ...common, ...options, sourcemap })));
}

if (process.argv[1] === import.meta.filename) await build({ sourcemap: process.argv.includes('--sourcemap') });
