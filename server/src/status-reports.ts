import { type HealthVerdict, judgeHealth, parseScannerStatus, type ScannerStatusReport } from '#engine';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { DocumentScan } from './scan-store.ts';
import type { ServerContext } from './server-context.ts';

/** What one document says of scanners, judged by itself. */
export interface DocumentStatus {
  readonly report: ScannerStatusReport;
  readonly verdicts: readonly HealthVerdict[];
}

/** Log kinds whose text can hold scanner status: console output, and what was not recognised. */
const kinds: ReadonlySet<string> = new Set(['powershell', 'text']);
/** Longest document that is looked at unasked, in UTF-16 units: typing must not read a huge one again and again. */
const MAX_UNASKED = 32 * 1024 * 1024;

/** What open documents say of scanners, read once for each text. */
export class StatusReports {
  readonly #known = new WeakMap<
    TextDocument,
    { readonly version: number; readonly status: DocumentStatus }
  >();

  /** Reads the document as saved status, whatever it is. */
  read(document: TextDocument, path: string): DocumentStatus {
    const known = this.#known.get(document);
    if (known?.version === document.version) return known.status;
    const report = parseScannerStatus({ path, text: document.getText() });
    const status = { report, verdicts: judgeHealth(report.snapshots) };
    this.#known.set(document, { version: document.version, status });
    return status;
  }
}

/** Whether a text of this kind is worth reading as status; a log of another kind is none. */
export function mayHoldStatus(kind: string): boolean {
  return kinds.has(kind);
}

/** The status in a document that was scanned: undefined for logs, and where there is no snapshot. */
export function findStatus(context: ServerContext, scan: DocumentScan): DocumentStatus | undefined {
  const document = context.documents.get(scan.uri);
  if (document === undefined || scan.text.length > MAX_UNASKED) return undefined;
  if (document.languageId !== 'scanner-status' && !mayHoldStatus(scan.detected.kind.id)) return undefined;
  const status = context.status.read(document, scan.path);
  return status.report.snapshots.length === 0 ? undefined : status;
}
