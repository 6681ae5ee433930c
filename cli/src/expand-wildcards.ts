import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';

/**
 * Paths with `*` and `?` in their last name as the files that fit, by name: the shells of Windows leave that to the
 * program. What is there under just that name, and what fits nothing, stays as it is.
 */
export async function expandWildcards(paths: readonly string[]): Promise<readonly string[]> {
  return (await Promise.all(paths.map(expand))).flat();
}

async function expand(given: string): Promise<readonly string[]> {
  const { dir, base } = path.parse(given);
  if (!/[*?]/.test(base) || existsSync(given)) return [given];
  const pattern = base
    .replaceAll(/[\\^$.|+()[\]{}]/g, String.raw`\$&`)
    .replaceAll(/\*+/g, '.*')
    .replaceAll('?', '.');
  const fits = new RegExp(`^${pattern}$`, process.platform === 'win32' ? 'i' : '');
  const names = await readdir(dir === '' ? '.' : dir).catch(() => []);
  const found = names.filter((name) => fits.test(name) && !name.startsWith('.')).sort();
  return found.length === 0 ? [given] : found.map((name) => path.join(dir, name));
}
