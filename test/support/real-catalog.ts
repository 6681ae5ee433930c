import path from 'node:path';
import { type Catalog, createCatalog } from '#engine';
import { type BuiltCatalog, buildCatalog } from '../../scripts/build-catalog.ts';

/** The folder of package.json. */
export const root = path.resolve(import.meta.dirname, '../..');

let built: BuiltCatalog | undefined;
let catalog: Catalog | undefined;

/** What knowledge/ says today, problems included; read once for all tests of a run. */
export function getBuiltCatalog(): BuiltCatalog {
  return (built ??= buildCatalog(root));
}

/** The catalogue as host and server load it, of all entries that have no problem. */
export function getRealCatalog(): Catalog {
  // Through JSON, because that is how it gets from the build to those who use it.
  return (catalog ??= createCatalog(JSON.parse(JSON.stringify(getBuiltCatalog().data))));
}
