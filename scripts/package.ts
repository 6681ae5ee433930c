import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { build, root } from './build.ts';

/** Where `npm run package` puts the extension. */
export const packageFile = path.join(root, 'out', 'iplog-lens.vsix');

/** Stamp of every file in the package, so that packing the same files twice gives the same bytes. */
const stamp = Date.UTC(2026, 0, 1) / 1000;

/** Packs what dist/ holds with what .vscodeignore lets in. All libraries are in the bundles. */
export async function packExtension(file: string): Promise<void> {
  process.env['SOURCE_DATE_EPOCH'] ??= String(stamp);
  mkdirSync(path.dirname(file), { recursive: true });
  await createVSIX({ cwd: root, packagePath: file, dependencies: false });
}

if (process.argv[1] === import.meta.filename) {
  await build();
  await packExtension(packageFile);
}
