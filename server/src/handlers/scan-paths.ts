import { combineScans, type LogSource, type Problem, type SourceScan } from '#engine';
import type { ScanParams, ScanSummary } from '#protocol';
import type { CancellationToken } from 'vscode-languageserver';
import { ByteProgress } from '../byte-progress.ts';
import { toScannedFindings } from '../convert/to-source-findings.ts';
import type { ServerContext } from '../server-context.ts';

/**
 * Reads files and folders from disk; findings are told file by file, so that the first stand there at once. What was
 * read before and has not changed since is told again without being read. All is kept for reports on the case.
 */
export async function scanPaths(
  context: ServerContext,
  params: ScanParams,
  token: CancellationToken,
): Promise<ScanSummary> {
  const { connection, memory, recent, runtime, scanned } = context;
  const [catalog, settings] = await Promise.all([context.catalog(), context.settings()]);
  const keep = settings.limits.occurrencesPerFinding;
  memory.use(catalog, keep);
  const progress = new ByteProgress(context, params, 'Scanning', params.uris);
  const roots = params.uris.map((uri) => runtime.pathOf(uri));
  const start = runtime.now();
  /** What could not be found or opened; what a source says of itself stays with it. */
  const unfound: Problem[] = [];
  const problems: Problem[] = [];
  let began = start;
  let sources = 0;
  let sourcesWithFindings = 0;
  let bytes = 0;
  const tell = async (scan: SourceScan): Promise<void> => {
    scanned.add(scan);
    const result = combineScans(catalog, [scan], token);
    problems.push(...result.problems);
    const summary = result.sources[0];
    if (summary === undefined) return;
    sources++;
    bytes += summary.bytes;
    if (result.groups.length > 0) sourcesWithFindings++;
    recent.add({
      kind: summary.kind,
      bytes: summary.bytes,
      milliseconds: Math.round(runtime.now() - began),
      groups: result.groups.length,
    });
    began = runtime.now();
    await connection.sendNotification('iplogLens/findings', {
      origin: 'scan',
      source: toScannedFindings(catalog, result, runtime.uriOf(summary.path), runtime),
    });
  };
  /** Sources that have to be read, in the order in which they are given out. */
  const read: LogSource[] = [];
  const unread = async function* (): AsyncGenerator<LogSource> {
    for await (const source of runtime.findSources(params.uris, (problem) => unfound.push(problem))) {
      const known = memory.find(source);
      if (known === undefined) {
        read.push(source);
        yield source;
      } else {
        progress.skip(known.summary?.bytes ?? 0);
        await tell(known);
      }
    }
  };
  try {
    scanned.begin(roots);
    const scans = runtime.scan(catalog, unread(), {
      keep,
      today: runtime.today(),
      cancellation: token,
      now: () => runtime.now(),
      onProgress: ({ path, totalBytes }) => progress.show(path, totalBytes),
    });
    for await (const { index, scan } of scans) {
      const source = read[index];
      if (source !== undefined && !token.isCancellationRequested) memory.add(source, scan);
      await tell(scan);
    }
  } finally {
    scanned.end(roots, unfound, token.isCancellationRequested ? 'cancelled' : 'complete');
    progress.done();
  }
  return {
    sources,
    sourcesWithFindings,
    bytes,
    milliseconds: Math.round(runtime.now() - start),
    problems: [...unfound, ...problems],
    ended: token.isCancellationRequested ? 'cancelled' : 'complete',
  };
}
