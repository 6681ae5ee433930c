import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseKnowledge } from './build-catalog.ts';
import { buildGrammars } from './build-grammars.ts';
import { generateKernel, kernelTarget } from './build-kernel.ts';
import { generateReference, referenceFolder } from './build-reference.ts';
import { generateSnippets, snippetsPath } from './build-snippets.ts';
import { findBundledPackages } from './supply-chain/bundled-packages.ts';
import { noticesPath, renderNotices } from './supply-chain/third-party-notices.ts';
import { generateManifestTypes, manifestTypesPath, readManifest } from './generate-manifest-types.ts';

const root = path.resolve(import.meta.dirname, '..');

/** Every file that is generated and committed: its path from the root to the text it must have. */
export async function generateAll(): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  const add = (file: string, text: string): void => {
    files.set(path.relative(root, file).replaceAll('\\', '/'), text);
  };
  add(manifestTypesPath, generateManifestTypes(readManifest()));
  add(kernelTarget, await generateKernel());
  for (const [name, text] of await buildGrammars()) add(path.join(root, 'syntaxes', name), text);
  const knowledge = parseKnowledge(root);
  add(path.join(root, snippetsPath), generateSnippets(root, knowledge.remediations));
  for (const [file, text] of generateReference(root, knowledge)) files.set(file, text);
  files.set(noticesPath, renderNotices(await findBundledPackages()));
  return files;
}

/** Paths of generated files that are not what they would be generated as now, or should not be there any more. */
export async function findStaleFiles(): Promise<string[]> {
  const files = await generateAll();
  const stale = findLeftovers(files);
  for (const [file, text] of files) {
    const target = path.join(root, file);
    if (!existsSync(target) || readFileSync(target, 'utf8').replaceAll('\r\n', '\n') !== text)
      stale.push(file);
  }
  return stale;
}

/** Pages of errors that nobody knows any more. Only the folder of the reference holds nothing but generated files. */
function findLeftovers(files: ReadonlyMap<string, string>): string[] {
  const folder = path.join(root, referenceFolder);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .map((name) => `${referenceFolder}/${name}`)
    .filter((file) => !files.has(file));
}

if (process.argv[1] === import.meta.filename) {
  const files = await generateAll();
  for (const file of findLeftovers(files)) rmSync(path.join(root, file));
  for (const [file, text] of files) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
}
