import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build as bundle, type BuildOptions, type Plugin } from 'esbuild';
import { buildCatalog, writeCatalog } from './build-catalog.ts';

export const root = path.resolve(import.meta.dirname, '..');
const dist = path.join(root, 'dist');

/** The parser of PowerShell, beside the bundles: tree-sitter and its grammar, with their licences. */
const parserFiles: readonly (readonly [from: string, to: string])[] = [
  ['web-tree-sitter/web-tree-sitter.wasm', 'web-tree-sitter.wasm'],
  ['web-tree-sitter/LICENSE', 'web-tree-sitter.LEGAL.txt'],
  ['tree-sitter-powershell/tree-sitter-powershell.wasm', 'tree-sitter-powershell.wasm'],
  ['tree-sitter-powershell/LICENSE', 'tree-sitter-powershell.LEGAL.txt'],
];

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
  // Its module for `import` asks for its own address, which a bundle does not have.
  alias: { 'web-tree-sitter': './node_modules/web-tree-sitter/web-tree-sitter.cjs' },
};

const bundles: readonly BuildOptions[] = [
  { entryPoints: ['client/src/extension.ts'], outfile: 'dist/client.cjs', external: ['vscode'] },
  { entryPoints: ['server/src/main.ts'], outfile: 'dist/server.cjs' },
  { entryPoints: ['host/src/node/scan-pool/scan-worker.ts'], outfile: 'dist/scan-worker.cjs' },
  { entryPoints: ['host/src/node/search/search-worker.ts'], outfile: 'dist/search-worker.cjs' },
  { entryPoints: ['cli/src/bin.ts'], outfile: 'dist/cli.cjs', plugins: [serverBesideCli] },
];

export interface BuildSteps {
  readonly sourcemap?: boolean;
  /** Leaves out files of the catalogue that have problems and prints them, for whoever is writing one. */
  readonly drafts?: boolean;
}

/** What is wrong in knowledge/, a line each: for whoever wrote it, so without a stack. */
class KnowledgeError extends Error {}

/** Builds all that runs into dist/: bundles and the checked catalogue. Throws when the catalogue has problems. */
export async function build({ sourcemap = false, drafts = false }: BuildSteps = {}): Promise<void> {
  const { data, problems } = buildCatalog(root);
  const told = problems.map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`);
  if (told.length > 0 && !drafts) throw new KnowledgeError(told.join('\n'));
  if (told.length > 0) console.error(told.join('\n'));
  // What was built before stays as long as nothing can take its place.
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist, { recursive: true });
  writeCatalog(root, data);
  for (const [from, to] of parserFiles)
    copyFileSync(path.join(root, 'node_modules', from), path.join(dist, to));
  await Promise.all(bundles.map((options) => bundle({ ...common, ...options, sourcemap })));
}

/** The files that the bundles are made of, from the root, as the bundler read them; nothing is written. */
export async function bundleInputs(): Promise<string[]> {
  const built = await Promise.all(
    bundles.map((options) => bundle({ ...common, ...options, write: false, metafile: true })),
  );
  const inputs = built.flatMap(({ metafile }) => Object.keys(metafile?.inputs ?? {}));
  return [...new Set([...inputs, ...parserFiles.map(([from]) => `node_modules/${from}`)])].sort();
}

if (process.argv[1] === import.meta.filename) {
  try {
    await build({
      sourcemap: process.argv.includes('--sourcemap'),
      drafts: process.argv.includes('--drafts'),
    });
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
