import {
  type Catalog,
  combineScans,
  describeSource,
  joinScans,
  type LogSource,
  type Problem,
  type ScanResult,
  type SourceScan,
} from '#engine';
import type { ScanParams, ScanSummary, Settings } from '#protocol';
import type { CancellationToken } from 'vscode-languageserver';
import { ByteProgress } from '../byte-progress.ts';
import { hideInProblem } from '../convert/hide-in-problem.ts';
import { toScannedFindings } from '../convert/to-source-findings.ts';
import { scanOptions, type ServerContext } from '../server-context.ts';

/** How often is looked whether something else is known or set, in milliseconds. */
const INTERVAL = 150;

/**
 * Reads files and folders from disk; findings are told file by file, and of a file that takes long while it is read, so
 * that the first stand there at once. What was read before and has not changed since is told again without being read.
 * All is kept for reports on the case. When the knowledge or the settings change meanwhile it begins anew, so that no
 * half is older than the other.
 */
export async function scanPaths(
  context: ServerContext,
  params: ScanParams,
  token: CancellationToken,
): Promise<ScanSummary> {
  const progress = new ByteProgress(context, params, 'Scanning', params.uris);
  try {
    for (;;) {
      const [catalog, settings] = await Promise.all([context.catalog(), context.settings()]);
      const scan = new PathsScan(context, catalog, settings, token);
      const summary = await scan.run(params.uris, progress);
      if (!scan.isOutdated || token.isCancellationRequested) return summary;
    }
  } finally {
    progress.done();
  }
}

/** One pass over all files, with what is known and set at its beginning. */
class PathsScan {
  readonly #context: ServerContext;
  readonly #catalog: Catalog;
  readonly #token: CancellationToken;
  readonly #keep: number;
  /** What sources say of themselves. */
  readonly #problems: Problem[] = [];
  readonly #start: number;
  #began: number;
  #noticed: number;
  #sources = 0;
  #sourcesWithFindings = 0;
  #bytes = 0;
  /** True once something else is known or set. */
  isOutdated = false;

  constructor(context: ServerContext, catalog: Catalog, settings: Settings, token: CancellationToken) {
    this.#context = context;
    this.#catalog = catalog;
    this.#token = token;
    this.#keep = settings.limits.occurrencesPerFinding;
    this.#start = context.runtime.now();
    this.#began = this.#noticed = this.#start;
  }

  async run(uris: readonly string[], progress: ByteProgress): Promise<ScanSummary> {
    const { memory, runtime, scanned } = this.#context;
    const catalog = this.#catalog;
    const roots = uris.map((uri) => runtime.pathOf(uri));
    /** What could not be found or opened; what a source says of itself stays with it. */
    const unfound: Problem[] = [];
    /** Sources that have to be read, in the order in which they are given out. */
    const read: LogSource[] = [];
    const tell = async (scan: SourceScan): Promise<void> => await this.#tell(scan);
    const unread = async function* (): AsyncGenerator<LogSource> {
      for await (const source of runtime.findSources(uris, (problem) => unfound.push(problem))) {
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
    const isStopped = (): boolean => this.#isStopped;
    memory.use(catalog, this.#keep);
    try {
      scanned.begin(roots);
      const scans = runtime.scan(catalog, unread(), {
        ...scanOptions(this.#context, this.#keep),
        cancellation: {
          get isCancellationRequested() {
            return isStopped();
          },
        },
        onProgress: ({ path, totalBytes }) => {
          progress.show(path, totalBytes);
          this.#noticeSoon();
        },
        onSoFar: (scan) => this.#context.guard.run('iplogLens/scan', async () => await this.#tellSoFar(scan)),
      });
      for await (const { index, scan } of scans) {
        await this.#noticeChange();
        const source = read[index];
        if (source !== undefined && !this.#isStopped && memory.isFor(catalog, this.#keep))
          memory.add(source, scan);
        if (!this.isOutdated) await tell(scan);
      }
      await this.#noticeChange();
      if (!this.#isStopped) await this.#tellJoined();
    } finally {
      scanned.end(roots, unfound, this.#ended);
    }
    return {
      sources: this.#sources,
      sourcesWithFindings: this.#sourcesWithFindings,
      bytes: this.#bytes,
      milliseconds: Math.round(runtime.now() - this.#start),
      problems: [...unfound, ...this.#problems].map(hideInProblem),
      ended: this.#ended,
    };
  }

  get #isStopped(): boolean {
    return this.isOutdated || this.#token.isCancellationRequested;
  }

  get #ended(): ScanSummary['ended'] {
    return this.#token.isCancellationRequested ? 'cancelled' : 'complete';
  }

  /** A large source is not read to its end for knowledge that holds no more. */
  #noticeSoon(): void {
    const now = this.#context.runtime.now();
    if (now - this.#noticed < INTERVAL) return;
    this.#noticed = now;
    this.#context.guard.run('iplogLens/scan', async () => await this.#noticeChange());
  }

  async #noticeChange(): Promise<void> {
    const [catalog, settings] = await Promise.all([this.#context.catalog(), this.#context.settings()]);
    this.isOutdated ||= catalog !== this.#catalog || settings.limits.occurrencesPerFinding !== this.#keep;
  }

  /** The first findings of a log of gigabytes stand there before it is read to its end. */
  async #tellSoFar(scan: SourceScan): Promise<void> {
    const { findings, runtime } = this.#context;
    const result = combineScans(this.#catalog, [scan]);
    const source = toScannedFindings(this.#catalog, result, runtime.uriOf(scan.path), runtime);
    await findings.send('scan', { ...source, ended: 'running' });
  }

  async #tell(scan: SourceScan): Promise<void> {
    const { recent, runtime, scanned } = this.#context;
    scanned.add(scan);
    const result = combineScans(this.#catalog, [scan], this.#token);
    this.#problems.push(...result.problems);
    const summary = result.sources[0];
    if (summary === undefined) return;
    this.#sources++;
    this.#bytes += summary.bytes;
    if (result.groups.length > 0) this.#sourcesWithFindings++;
    recent.add({
      kind: summary.kind,
      bytes: summary.bytes,
      milliseconds: Math.round(runtime.now() - this.#began),
      groups: result.groups.length,
    });
    this.#began = runtime.now();
    await this.#send(result, summary.path);
  }

  /** Twins and the clocks of machines are known once all was read: who learns something of them is told again. */
  async #tellJoined(): Promise<void> {
    const { scanned } = this.#context;
    const { scans } = scanned;
    const joined = joinScans(this.#catalog, scans);
    for (const [i, scan] of joined.entries()) {
      if (scan === scans[i] || !scanned.isWhole(scan.path)) continue;
      await this.#send(describeSource(this.#catalog, scan), scan.path);
    }
  }

  async #send(result: ScanResult, path: string): Promise<void> {
    const { findings, runtime } = this.#context;
    await findings.send('scan', toScannedFindings(this.#catalog, result, runtime.uriOf(path), runtime));
  }
}
