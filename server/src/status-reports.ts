import { parseScannerStatus, type ScannerStatusReport } from '#engine';
import type { TextDocument } from 'vscode-languageserver-textdocument';

/** Log kinds whose text can hold scanner status: console output, and what was not recognised. */
const kinds: ReadonlySet<string> = new Set(['powershell', 'text']);
/** Longest document that is looked at unasked, in UTF-16 units: a minute of typing must not read a log again and again. */
const MAX_UNASKED = 32 * 1024 * 1024;

/** What open documents say of scanners, read once for each text. */
export class StatusReports {
  readonly #reports = new WeakMap<
    TextDocument,
    { readonly version: number; readonly report: ScannerStatusReport }
  >();

  /** Reads the document as saved status, whatever it is. */
  read(document: TextDocument, path: string): ScannerStatusReport {
    const known = this.#reports.get(document);
    if (known?.version === document.version) return known.report;
    const report = parseScannerStatus({ path, text: document.getText() });
    this.#reports.set(document, { version: document.version, report });
    return report;
  }

  /** The same for a document that may be something else: undefined for logs, and where there is no snapshot. */
  find(document: TextDocument, path: string, kind: string): ScannerStatusReport | undefined {
    if (document.languageId !== 'scanner-status' && !kinds.has(kind)) return undefined;
    const text = document.getText();
    if (text.length > MAX_UNASKED) return undefined;
    const report = this.read(document, path);
    return report.snapshots.length === 0 ? undefined : report;
  }
}
