import { Worker } from 'node:worker_threads';
import type { Catalog, CatalogData } from '#engine';
import { createWatchMemory } from './pattern-watch.ts';
import { PoolWorker } from './pool-worker.ts';
import type { WorkerSetup } from './worker-messages.ts';

/** A scan leaves little garbage; with this a worker takes 10 MB less and no longer. */
const YOUNG_MEGABYTES = 4;

/** True where patterns may run that nobody proved, which is nothing for a thread that has to answer. */
export function hasUnproved({ unproved }: Catalog): boolean {
  return unproved !== undefined && unproved.size > 0;
}

/** Starts a scanning thread, with all that is known where it is asked too. Throws where the system gives none. */
export function startWorker(program: string | URL, catalog: Catalog, isAsked = false): PoolWorker {
  const isWatched = hasUnproved(catalog);
  const watch = isWatched ? createWatchMemory() : undefined;
  const setup: WorkerSetup = {
    catalog: isAsked ? toData(catalog) : withoutTexts(catalog),
    ...(watch === undefined ? {} : { watch }),
  };
  const resourceLimits = { maxYoungGenerationSizeMb: YOUNG_MEGABYTES };
  return new PoolWorker(new Worker(program, { workerData: setup, resourceLimits }), catalog, watch);
}

function toData({
  hash,
  signatures,
  kinds,
  codes,
  remediations,
  statusFields,
  cmdlets,
  unproved,
}: Catalog): CatalogData {
  const own = unproved === undefined ? {} : { unproved };
  return { hash, signatures, kinds, codes, remediations, statusFields, cmdlets, ...own };
}

/** A scan needs no explanations and no scripts; the copy is smaller by most of the catalogue. */
function withoutTexts(catalog: Catalog): CatalogData {
  return {
    ...toData(catalog),
    remediations: [],
    statusFields: [],
    cmdlets: [],
    signatures: catalog.signatures.map((signature) => ({
      ...signature,
      steps: [],
      causes: [],
      remedies: [],
      references: [],
      notes: [],
      examples: { match: [], nearMiss: [] },
    })),
  };
}
