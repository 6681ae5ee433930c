import { readFile } from 'node:fs/promises';
import { type Catalog, type CatalogData, createCatalog } from '#engine';

/**
 * Loads the catalogue that the build has written, `catalog.json` beside the bundles. Rejects with one sentence for a
 * person where it is missing or not ours: without it nothing can be recognised.
 */
export async function loadCatalog(file: string): Promise<Catalog> {
  let data: unknown;
  try {
    data = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw unusable(file, error);
  }
  if (!isCatalogData(data)) throw unusable(file);
  return createCatalog(data);
}

/** The build has checked every entry; this only tells the catalogue from some other file. */
function isCatalogData(data: unknown): data is CatalogData {
  if (typeof data !== 'object' || data === null) return false;
  const { hash, signatures, remediations, kinds, cmdlets } = data as Partial<
    Record<keyof CatalogData, unknown>
  >;
  return typeof hash === 'string' && [signatures, remediations, kinds, cmdlets].every(Array.isArray);
}

function unusable(file: string, cause?: unknown): Error {
  const message = `The built-in knowledge could not be loaded from ${file}: install again, or run npm run build.`;
  return new Error(message, { cause });
}
