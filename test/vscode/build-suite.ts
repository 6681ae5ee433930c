import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { projectRoot } from '../../scripts/vscode-host/hosts.ts';

/** Where the bundled suite stands; its index.cjs is what VS Code loads. */
const suiteFolder = join(projectRoot, 'out/vscode-suite');

/** Bundles the suite: the extension host of VS Code runs neither TypeScript nor ES modules of ours. */
export async function buildSuite(): Promise<string> {
  const source = join(import.meta.dirname, 'suite');
  const entries = readdirSync(source).filter((name) => name === 'index.ts' || name.endsWith('.test.ts'));
  await build({
    entryPoints: entries.map((name) => join(source, name)),
    outdir: suiteFolder,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    // `mocha` is loaded as it is installed, `vscode` is the editor.
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return join(suiteFolder, 'index.cjs');
}
