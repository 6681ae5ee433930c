import type { ScanResult } from '#engine';
import { withStatusDiagnostics } from '../convert/status/to-status-diagnostics.ts';
import { toDiagnostics } from '../convert/to-diagnostics.ts';
import { toScriptDiagnostics } from '../convert/to-script-diagnostics.ts';
import { toSourceFindings } from '../convert/to-source-findings.ts';
import { joinDocument, twinPlaces } from '../join-document.ts';
import { isScript } from '../script-store.ts';
import { findScan, scanOptions, type ServerContext } from '../server-context.ts';
import { findStatus } from '../status-reports.ts';

/** How long a document must be quiet before it is scanned again, in milliseconds. */
const QUIET = 200;

/** Publishes the findings of open documents: at once when one is opened, soon after it was changed, gone when closed. */
export class DiagnosticsPublisher {
  readonly #context: ServerContext;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  /** Counts what was begun for each document, so that what ends late takes the place of nothing newer. */
  readonly #turns = new Map<string, number>();

  constructor(context: ServerContext) {
    this.#context = context;
  }

  opened(uri: string): void {
    this.#context.guard.run('textDocument/publishDiagnostics', () => this.#publish(uri));
  }

  changed(uri: string): void {
    clearTimeout(this.#timers.get(uri));
    this.#timers.set(
      uri,
      setTimeout(() => {
        this.#timers.delete(uri);
        this.opened(uri);
      }, QUIET),
    );
  }

  /** The case has changed, or is about to: parts of rotated logs are judged again with their other parts. */
  caseChanged(): void {
    const { documents, runtime, scanned } = this.#context;
    for (const uri of documents.keys()) {
      if (scanned.findOtherParts(runtime.pathOf(uri)).length > 0) this.changed(uri);
    }
  }

  closed(uri: string): void {
    clearTimeout(this.#timers.get(uri));
    this.#timers.delete(uri);
    this.#turns.delete(uri);
    this.#context.scans.forget(uri);
    this.#context.guard.run('textDocument/didClose', () =>
      this.#context.connection.sendDiagnostics({ uri, diagnostics: [] }),
    );
  }

  async #publish(uri: string): Promise<void> {
    await (isScript(this.#context.documents.get(uri)) ? this.#publishScript(uri) : this.#publishLog(uri));
  }

  async #publishScript(uri: string): Promise<void> {
    const { connection, documents, scripts } = this.#context;
    const [catalog, settings] = await Promise.all([this.#context.catalog(), this.#context.settings()]);
    const document = documents.get(uri);
    if (document === undefined) return;
    const check = settings.powershell.enabled
      ? await scripts.check(catalog, document)
      : { findings: [], gaveUp: false };
    const { version } = document;
    const features = this.#context.features();
    const diagnostics = toScriptDiagnostics(check, document, settings.limits.diagnosticsPerFile, features);
    await connection.sendDiagnostics({ uri, version, diagnostics });
  }

  async #publishLog(uri: string): Promise<void> {
    const { connection, documents, runtime } = this.#context;
    const turn = (this.#turns.get(uri) ?? 0) + 1;
    this.#turns.set(uri, turn);
    const scan = await findScan(this.#context, uri);
    const version = documents.get(uri)?.version;
    if (scan === undefined || version === undefined) return;
    const [catalog, settings] = await Promise.all([this.#context.catalog(), this.#context.settings()]);
    const status = findStatus(this.#context, scan);
    const limit = settings.limits.diagnosticsPerFile;
    const features = this.#context.features();
    const send = async (result: ScanResult): Promise<void> => {
      if (this.#turns.get(uri) !== turn) return;
      const found = toDiagnostics(catalog, scan, {
        limit,
        features,
        runtime,
        twins: twinPlaces(result),
        lines: scan.lines,
      });
      const diagnostics =
        status === undefined ? found : withStatusDiagnostics(found, status, scan.lines, features, limit);
      await connection.sendDiagnostics({ uri, version, diagnostics });
      await this.#context.findings.send(
        scan.excerpt === undefined ? 'document' : 'excerpt',
        toSourceFindings(catalog, scan, runtime, result),
      );
    };
    await send(scan.result);
    // Others are read from disk, so what they add comes second.
    const keep = settings.limits.occurrencesPerFinding;
    const joined = await joinDocument(this.#context, catalog, scan, scanOptions(this.#context, keep));
    if (joined !== undefined && documents.get(uri)?.version === version) await send(joined);
  }
}
