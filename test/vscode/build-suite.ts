import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { projectRoot } from '../../scripts/vscode-host/hosts.ts';

/**
 * Bundles the tests of a folder beside this file: the extension host of VS Code runs neither TypeScript nor ES modules of
 * ours. The result is what VS Code loads.
 */
export async function buildSuite(folder: 'suite' | 'untrusted'): Promise<string> {
  const source = join(import.meta.dirname, folder);
  const suiteFolder = join(projectRoot, `out/vscode-${folder}`);
  const tests = readdirSync(source).filter((name) => name.endsWith('.test.ts'));
  await build({
    entryPoints: [join(import.meta.dirname, 'suite/index.ts'), ...tests.map((name) => join(source, name))],
    entryNames: '[name]',
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
