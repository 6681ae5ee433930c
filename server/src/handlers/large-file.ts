import { combineScans, type ExcerptIndex, findWindow, type LogSource, type ScanResult } from '#engine';
import type { LargeFileOpened, LargeFileParams, Refused } from '#protocol';
import { CancellationToken, type Location } from 'vscode-languageserver';
import { toExcerptUri } from '../convert/excerpt-uri.ts';
import { fullMessage } from '../convert/full-message.ts';
import { languageOf } from '../convert/language-of.ts';
import { toDiagnostics } from '../convert/to-diagnostics.ts';
import { toRefusal } from '../convert/to-refusal.ts';
import { toScannedFindings } from '../convert/to-source-findings.ts';
import { type LargeFileScan, scanOptions, type ServerContext } from '../server-context.ts';

/** Nobody knows the lengths of lines that were not kept; an editor cuts a range at the end of its line. */
const unknownLength = { length: (): number => 10_000 };

/** How often a file is looked at, in milliseconds, and the share of the time that reading it again may take. */
const INTERVAL = 2000;
const SLOWER_BY = 4;

/** What a scan depends on. */
type ScannedState = Omit<LargeFileScan, 'result'>;

const never = CancellationToken.None;

/** Files that editors show and do not send, because they are too large: read from disk, marked like the others. */
export class LargeFiles {
  readonly #context: ServerContext;
  readonly #shown: ServerContext['largeFiles'];
  readonly #timers = new Map<string, NodeJS.Timeout>();

  constructor(context: ServerContext) {
    this.#context = context;
    this.#shown = context.largeFiles;
  }

  async open({ uri }: LargeFileParams, token: CancellationToken): Promise<LargeFileOpened | Refused> {
    if (!this.#shown.has(uri)) this.#shown.set(uri, undefined);
    try {
      return await this.#read(uri, token);
    } catch (error) {
      return toRefusal(error);
    } finally {
      this.#lookLater(uri);
    }
  }

  async close({ uri }: LargeFileParams): Promise<null> {
    clearTimeout(this.#timers.get(uri));
    this.#timers.delete(uri);
    if (this.#shown.delete(uri)) await this.#context.connection.sendDiagnostics({ uri, diagnostics: [] });
    return null;
  }

  /** The knowledge or the settings have changed. */
  lookAgain(): void {
    for (const uri of this.#shown.keys()) this.#look(uri);
  }

  /** No notice comes when such a file grows, so it is looked at; the longer its scan takes, the less often. */
  #lookLater(uri: string, took = 0): void {
    clearTimeout(this.#timers.get(uri));
    if (!this.#shown.has(uri)) return;
    const timer = setTimeout(() => this.#look(uri), Math.max(INTERVAL, took * SLOWER_BY));
    timer.unref();
    this.#timers.set(uri, timer);
  }

  #look(uri: string): void {
    const { guard, runtime } = this.#context;
    const start = runtime.now();
    guard.run('iplogLens/openLargeFile', async () => {
      try {
        await this.#read(uri, never);
      } catch {
        // It is gone, or cannot be read just now: what was found in it stays until it can.
      } finally {
        this.#lookLater(uri, runtime.now() - start);
      }
    });
  }

  /** Scans the file where it, the knowledge or the settings have changed since the last time. Rejects when it cannot be read. */
  async #read(uri: string, token: CancellationToken): Promise<LargeFileOpened> {
    const [catalog, settings] = await Promise.all([this.#context.catalog(), this.#context.settings()]);
    const { source, index } = await this.#context.excerpts.get(catalog, uri);
    if (languageOf(index.detected.kind.id) === undefined) return { recognised: false, findings: 0 };
    const state = { version: source.version, catalog, settings };
    const known = this.#shown.get(uri);
    const isNews = known === undefined || !isSame(known, state);
    const result = isNews ? await this.#scan(source, state, token) : known.result;
    // It may have been closed meanwhile, and nobody would take its marks away again; or a later look was faster.
    if (isNews && this.#shown.has(uri) && this.#shown.get(uri) === known && result.ended === 'complete') {
      this.#shown.set(uri, { ...state, result });
      await this.#tell(uri, source.path, { ...state, result }, index);
    }
    const findings = result.groups.reduce((sum, { occurrences }) => sum + occurrences.length, 0);
    return { recognised: true, findings };
  }

  async #scan(
    source: LogSource,
    { catalog, settings }: ScannedState,
    token: CancellationToken,
  ): Promise<ScanResult> {
    async function* only(): AsyncGenerator<LogSource> {
      yield source;
    }
    const options = {
      ...scanOptions(this.#context, settings.limits.occurrencesPerFinding),
      cancellation: token,
    };
    const scans = [];
    for await (const { scan } of this.#context.runtime.scan(catalog, only(), options)) scans.push(scan);
    return combineScans(catalog, scans, token);
  }

  async #tell(
    uri: string,
    path: string,
    { result, catalog, settings }: LargeFileScan,
    index: ExcerptIndex,
  ): Promise<void> {
    const { connection, runtime } = this.#context;
    const diagnostics = toDiagnostics(
      catalog,
      { uri, path, result, excerpt: undefined },
      {
        limit: settings.limits.diagnosticsPerFile,
        features: this.#context.features(),
        runtime,
        twins: new Map(),
        lines: unknownLength,
        messageOf: (group, occurrence, short) => fullMessage(catalog, group, occurrence, short),
        readableAt: (line) => locationInExcerpt(uri, index, line),
      },
    );
    await connection.sendDiagnostics({ uri, diagnostics });
    await this.#context.findings.send('document', toScannedFindings(catalog, result, uri, runtime));
  }
}

function isSame(a: ScannedState, b: ScannedState): boolean {
  const limits = ({ settings }: ScannedState): string => JSON.stringify(settings.limits);
  return a.version === b.version && a.catalog === b.catalog && limits(a) === limits(b);
}

/** Where hover and quick fix work for a line of a file that is too large for them. */
function locationInExcerpt(source: string, index: ExcerptIndex, line: number): Location {
  const window = findWindow(index, line);
  const position = { line: line - window.firstLine, character: 0 };
  return { uri: toExcerptUri({ source, ...window }), range: { start: position, end: position } };
}
