import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseKnowledge } from './build-catalog.ts';
import { buildGrammars } from './build-grammars.ts';
import { generateKernel, kernelTarget } from './build-kernel.ts';
import { generateSnippets, snippetsPath } from './build-snippets.ts';
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
  return files;
}

/** Paths of generated files that are not what they would be generated as now. */
export async function findStaleFiles(): Promise<string[]> {
  const stale: string[] = [];
  for (const [file, text] of await generateAll()) {
    const target = path.join(root, file);
    if (!existsSync(target) || readFileSync(target, 'utf8').replaceAll('\r\n', '\n') !== text)
      stale.push(file);
  }
  return stale;
}

if (process.argv[1] === import.meta.filename) {
  for (const [file, text] of await generateAll()) writeFileSync(path.join(root, file), text);
}
