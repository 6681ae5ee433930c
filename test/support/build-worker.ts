import path from 'node:path';
import { build } from 'esbuild';
import { root } from './real-catalog.ts';

/** Bundles the program of a thread as the build does, because a thread does not read TypeScript. `entry` is from the root. */
export async function buildWorker(entry: string, folder: string): Promise<string> {
  const outfile = path.join(folder, `${path.basename(entry, '.ts')}.cjs`);
  await build({
    entryPoints: [path.join(root, entry)],
    outfile,
    bundle: true,
    platform: 'node',
    absWorkingDir: root,
  });
  return outfile;
}
