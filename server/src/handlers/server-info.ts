import type { ServerInfo } from '#protocol';
import type { ServerContext } from '../server-context.ts';

/** What a problem report says of the server: versions, timings, counts, and nothing of any log. */
export async function serverInfo(
  { catalog, guard, recent, runtime, switchedOff }: ServerContext,
  startedAt: number,
): Promise<ServerInfo> {
  // Where the knowledge could not be loaded, a problem report has to be able to say so.
  const known = await catalog().catch(() => undefined);
  return {
    version: runtime.version,
    nodeVersion: runtime.nodeVersion,
    processId: runtime.processId,
    catalog: {
      hash: known?.hash ?? '',
      signatures: known?.signatures.length ?? 0,
      remediations: known?.remediations.length ?? 0,
    },
    switchedOff: switchedOff(),
    uptimeMilliseconds: Math.round(runtime.now() - startedAt),
    memoryBytes: runtime.memoryBytes(),
    recentScans: recent.timings,
    failures: guard.failures,
  };
}
