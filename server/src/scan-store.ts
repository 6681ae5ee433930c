import {
  type Catalog,
  combineScans,
  detectKind,
  type DetectedKind,
  type FindingGroup,
  type Occurrence,
  type ScanResult,
  type SourceScan,
} from '#engine';
import type { PoolScanOptions } from '#host';
import type { ExcerptRef } from '#protocol';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { parseExcerptUri } from './convert/excerpt-uri.ts';
import { Lines } from './convert/line-lengths.ts';
import { shiftLines } from './convert/shift-lines.ts';
import type { ServerRuntime } from './server-runtime.ts';

/** What is known of one document, for one version of its text. */
export interface DocumentScan {
  readonly uri: string;
  /** Of the log itself where the document is an excerpt. */
  readonly path: string;
  readonly excerpt: ExcerptRef | undefined;
  /** The text that was scanned; a document that is open counts, not the disk. */
  readonly text: string;
  /** Found when they are first asked for. */
  readonly lines: Lines;
  readonly detected: DetectedKind;
  /** As the scan gave it, with the lines of the document. */
  readonly source: SourceScan;
  /** Spans are places of the document, lines those of the log, which differ in an excerpt. */
  readonly result: ScanResult;
  readonly milliseconds: number;
}

/** A finding with its group. */
export interface FoundOccurrence {
  readonly group: FindingGroup;
  readonly occurrence: Occurrence;
}

/** What a scan says depends on all of this, and on nothing else. */
interface ScanInput {
  readonly document: TextDocument;
  readonly version: number;
  readonly catalog: Catalog;
  readonly keep: number;
}

interface RunningScan extends ScanInput {
  readonly cancellation: { isCancellationRequested: boolean };
  readonly scan: Promise<DocumentScan>;
}

/** Scans of the documents that are open, newest text only. */
export class ScanStore {
  readonly #runtime: ServerRuntime;
  readonly #onHang: PoolScanOptions['onHang'];
  readonly #scans = new Map<string, RunningScan>();

  constructor(runtime: ServerRuntime, onHang: PoolScanOptions['onHang']) {
    this.#runtime = runtime;
    this.#onHang = onHang;
  }

  /**
   * The scan of the document as it is now; scans it when its text is new, or what is known or kept. When that changes
   * meanwhile the scan ends early, as a cancelled one.
   */
  async get(catalog: Catalog, document: TextDocument, keep: number): Promise<DocumentScan> {
    const input: ScanInput = { document, version: document.version, catalog, keep };
    const known = this.#scans.get(document.uri);
    if (known !== undefined && isSame(known, input)) return await known.scan;
    this.forget(document.uri);
    const cancellation = { isCancellationRequested: false };
    const scan = this.#scan(input, cancellation);
    this.#scans.set(document.uri, { ...input, cancellation, scan });
    // What failed once is tried again.
    scan.catch(() => this.forget(document.uri));
    return await scan;
  }

  /** True when the document has been scanned or is being scanned, in whatever version. */
  has(uri: string): boolean {
    return this.#scans.has(uri);
  }

  forget(uri: string): void {
    const known = this.#scans.get(uri);
    if (known !== undefined) known.cancellation.isCancellationRequested = true;
    this.#scans.delete(uri);
  }

  async #scan(
    { document, catalog, keep }: ScanInput,
    cancellation: RunningScan['cancellation'],
  ): Promise<DocumentScan> {
    const runtime = this.#runtime;
    const start = runtime.now();
    const excerpt = parseExcerptUri(document.uri);
    const path = runtime.pathOf(excerpt?.source ?? document.uri);
    const text = document.getText();
    const source = await runtime.scanNow(catalog, runtime.textSource(path, text), {
      keep,
      today: runtime.today(),
      now: () => runtime.now(),
      processorTime: () => runtime.processorTime(),
      cancellation,
      ...(this.#onHang === undefined ? {} : { onHang: this.#onHang }),
    });
    const result = combineScans(catalog, [source], cancellation);
    let lines: Lines | undefined;
    return {
      uri: document.uri,
      path,
      excerpt,
      text,
      get lines() {
        return (lines ??= new Lines(text));
      },
      detected: detectKind(catalog.kinds, path, text.slice(0, 1 << 16)),
      source,
      result: excerpt === undefined ? result : shiftLines(result, excerpt.firstLine),
      milliseconds: runtime.now() - start,
    };
  }
}

function isSame(a: ScanInput, b: ScanInput): boolean {
  // A document that was opened again counts its versions from the start.
  return a.document === b.document && a.version === b.version && a.catalog === b.catalog && a.keep === b.keep;
}

/**
 * The findings at a place: those whose text holds it, else those that begin on its line. Zero-based line and UTF-16
 * column.
 */
export function findOccurrencesAt(
  scan: Pick<DocumentScan, 'result'>,
  line: number,
  column: number,
): FoundOccurrence[] {
  const onLine: FoundOccurrence[] = [];
  const exact: FoundOccurrence[] = [];
  for (const group of scan.result.groups) {
    for (const occurrence of group.occurrences) {
      const { span } = occurrence;
      if (line < span.startLine || line > span.endLine) continue;
      onLine.push({ group, occurrence });
      const afterStart = line > span.startLine || column >= span.startColumn;
      const beforeEnd = line < span.endLine || column <= span.endColumn;
      if (afterStart && beforeEnd) exact.push({ group, occurrence });
    }
  }
  return exact.length > 0 ? exact : onLine;
}
