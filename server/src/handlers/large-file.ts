import { combineScans, type ExcerptIndex, findWindow, type LogSource, type ScanResult } from '#engine';
import type { LargeFileOpened, LargeFileParams, Refused } from '#protocol';
import type { CancellationToken, Location } from 'vscode-languageserver';
import { toExcerptUri } from '../convert/excerpt-uri.ts';
import { fullMessage } from '../convert/full-message.ts';
import { languageOf } from '../convert/language-of.ts';
import { toDiagnostics } from '../convert/to-diagnostics.ts';
import { toRefusal } from '../convert/to-refusal.ts';
import { toScannedFindings } from '../convert/to-source-findings.ts';
import type { ServerContext } from '../server-context.ts';

/** Nobody knows the lengths of lines that were not kept; an editor cuts a range at the end of its line. */
const unknownLength = { length: (): number => 10_000 };

/** Files that editors show and do not send, because they are too large: read from disk, marked like the others. */
export class LargeFiles {
  readonly #context: ServerContext;
  readonly #shown: ServerContext['largeFiles'];

  constructor(context: ServerContext) {
    this.#context = context;
    this.#shown = context.largeFiles;
  }

  async open({ uri }: LargeFileParams, token: CancellationToken): Promise<LargeFileOpened | Refused> {
    const catalog = await this.#context.catalog();
    if (!this.#shown.has(uri)) this.#shown.set(uri, undefined);
    try {
      const { source, index } = await this.#context.excerpts.get(catalog, uri);
      if (languageOf(index.detected.kind.id) === undefined) return { recognised: false, findings: 0 };
      const known = this.#shown.get(uri);
      const isNews = known === undefined || known.version !== source.version;
      const result = isNews ? await this.#scan(source, token) : known.result;
      // It may have been closed meanwhile; nobody would take its marks away again.
      if (isNews && this.#shown.has(uri) && !token.isCancellationRequested) {
        this.#shown.set(uri, { version: source.version, result });
        await this.#tell(uri, source.path, result, index);
      }
      const findings = result.groups.reduce((sum, { occurrences }) => sum + occurrences.length, 0);
      return { recognised: true, findings };
    } catch (error) {
      return toRefusal(error);
    }
  }

  async close({ uri }: LargeFileParams): Promise<null> {
    if (this.#shown.delete(uri)) await this.#context.connection.sendDiagnostics({ uri, diagnostics: [] });
    return null;
  }

  async #scan(source: LogSource, token: CancellationToken): Promise<ScanResult> {
    const { runtime } = this.#context;
    const [catalog, settings] = await Promise.all([this.#context.catalog(), this.#context.settings()]);
    async function* only(): AsyncGenerator<LogSource> {
      yield source;
    }
    const options = {
      keep: settings.limits.occurrencesPerFinding,
      cancellation: token,
      now: () => runtime.now(),
    };
    const scans = [];
    for await (const { scan } of runtime.scan(catalog, only(), options)) scans.push(scan);
    return combineScans(catalog, scans, token);
  }

  async #tell(uri: string, path: string, result: ScanResult, index: ExcerptIndex): Promise<void> {
    const { connection, runtime } = this.#context;
    const [catalog, settings] = await Promise.all([this.#context.catalog(), this.#context.settings()]);
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
    await connection.sendNotification('iplogLens/findings', {
      origin: 'document',
      source: toScannedFindings(catalog, result, uri, runtime),
    });
  }
}

/** Where hover and quick fix work for a line of a file that is too large for them. */
function locationInExcerpt(source: string, index: ExcerptIndex, line: number): Location {
  const window = findWindow(index, line);
  const position = { line: line - window.firstLine, character: 0 };
  return { uri: toExcerptUri({ source, ...window }), range: { start: position, end: position } };
}
