import { combineScans, type Problem } from '#engine';
import type { ScanParams, ScanSummary } from '#protocol';
import type { CancellationToken } from 'vscode-languageserver';
import { toScannedFindings } from '../convert/to-source-findings.ts';
import type { RecentScans } from '../recent-scans.ts';
import type { ServerContext } from '../server-context.ts';

/** How often progress is told, in milliseconds. */
const INTERVAL = 150;

/** Reads files and folders from disk; findings are told file by file, so that the first stand there at once. */
export async function scanPaths(
  context: ServerContext,
  recent: RecentScans,
  params: ScanParams,
  token: CancellationToken,
): Promise<ScanSummary> {
  const { connection, runtime } = context;
  const [catalog, settings] = await Promise.all([context.catalog(), context.settings()]);
  const progress =
    params.workDoneToken === undefined
      ? undefined
      : connection.window.attachWorkDoneProgress(params.workDoneToken);
  progress?.begin('Scanning', undefined, undefined, true);
  const start = runtime.now();
  const problems: Problem[] = [];
  let told = start;
  let sources = 0;
  let sourcesWithFindings = 0;
  let bytes = 0;
  let ended: ScanSummary['ended'] = 'complete';
  try {
    const found = runtime.findSources(params.uris, (problem) => problems.push(problem));
    const scans = runtime.scan(catalog, found, {
      keep: settings.limits.occurrencesPerFinding,
      cancellation: token,
      now: () => runtime.now(),
      onProgress: ({ path, totalBytes }) => {
        if (runtime.now() - told < INTERVAL) return;
        told = runtime.now();
        const rate = totalBytes / 1000 / Math.max(told - start, 1);
        progress?.report(`${Math.round(totalBytes / 1e6)} MB, ${Math.round(rate)} MB/s, ${path.slice(-80)}`);
      },
    });
    let began = start;
    for await (const { scan } of scans) {
      const result = combineScans(catalog, [scan], token);
      problems.push(...result.problems);
      const summary = result.sources[0];
      if (summary !== undefined) {
        sources++;
        bytes += summary.bytes;
        if (result.groups.length > 0) sourcesWithFindings++;
        recent.add({
          kind: summary.kind,
          bytes: summary.bytes,
          milliseconds: Math.round(runtime.now() - began),
          groups: result.groups.length,
        });
        await connection.sendNotification('iplogLens/findings', {
          origin: 'scan',
          source: toScannedFindings(catalog, result, runtime.uriOf(summary.path), runtime),
        });
      }
      began = runtime.now();
    }
    if (token.isCancellationRequested) ended = 'cancelled';
  } finally {
    progress?.done();
  }
  return {
    sources,
    sourcesWithFindings,
    bytes,
    milliseconds: Math.round(runtime.now() - start),
    problems,
    ended,
  };
}
