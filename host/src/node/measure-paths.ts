import { findSources } from './find-sources.ts';
import type { BundleLimits } from './zip-bundle/limits.ts';

/** Inner zips that need more memory than this are not opened only to be measured. */
const NESTED_BYTES = 64 * 1024 * 1024;

/**
 * Bytes of all logs below some paths, unpacked, as their folders and zips state them: how much there is to read.
 * Undefined where that is not known beforehand, or once it is no longer asked for. Never rejects.
 */
export async function measurePaths(
  paths: readonly string[],
  signal: AbortSignal,
  limits: Partial<BundleLimits> = {},
): Promise<number | undefined> {
  let isWhole = true;
  let bytes = 0;
  const sources = findSources(paths, {
    limits: { ...limits, nestedBytes: NESTED_BYTES },
    inMemoryOnly: true,
    onProblem: ({ kind }) => (isWhole &&= kind !== 'zip-nested-size'),
  });
  for await (const { byteLength } of sources) {
    if (signal.aborted || byteLength === undefined || !isWhole) return undefined;
    bytes += byteLength;
  }
  return isWhole ? bytes : undefined;
}
