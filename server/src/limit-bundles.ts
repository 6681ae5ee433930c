import type { BundleLimits } from '#host';
import type { ServerRuntime } from './server-runtime.ts';

/** The same runtime, in which every zip is opened within the limits of the settings as they are at that moment. */
export function limitBundles(
  runtime: ServerRuntime,
  limits: () => Promise<Partial<BundleLimits>>,
): ServerRuntime {
  return {
    ...runtime,
    async *findSources(uris, onProblem) {
      yield* runtime.findSources(uris, onProblem, await limits());
    },
    measure: async (uris, signal) => await runtime.measure(uris, signal, await limits()),
    search: async (uris, search) => await runtime.search(uris, { ...search, zipLimits: await limits() }),
    findFile: async (uri) => await runtime.findFile(uri, await limits()),
    openFile: async (uri) => await runtime.openFile(uri, await limits()),
  };
}
