import {
  type Catalog,
  detectKind,
  type DetectedKind,
  type FindingGroup,
  type LogSource,
  type Occurrence,
  scanSources,
  scanText,
  type ScanResult,
  type SourcePlace,
} from '#engine';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { ExcerptRef } from '#protocol';
import { parseExcerptUri } from './convert/excerpt-uri.ts';
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
  readonly detected: DetectedKind;
  /** Spans are places of the document, lines those of the log, which differ in an excerpt. */
  readonly result: ScanResult;
  readonly milliseconds: number;
}

/** A finding with its group. */
export interface FoundOccurrence {
  readonly group: FindingGroup;
  readonly occurrence: Occurrence;
}

/** Scans of the documents that are open, newest text only. */
export class ScanStore {
  readonly #runtime: ServerRuntime;
  readonly #scans = new Map<
    string,
    { readonly document: TextDocument; readonly version: number; readonly scan: DocumentScan }
  >();

  constructor(runtime: ServerRuntime) {
    this.#runtime = runtime;
  }

  /** The scan of the document as it is now; scans it when its text is new. */
  get(catalog: Catalog, document: TextDocument, keep: number): DocumentScan {
    const known = this.#scans.get(document.uri);
    // A document that was opened again counts its versions from the start.
    if (known?.document === document && known.version === document.version) return known.scan;
    const start = this.#runtime.now();
    const excerpt = parseExcerptUri(document.uri);
    const path = this.#runtime.pathOf(excerpt?.source ?? document.uri);
    const text = document.getText();
    const result = scanText(catalog, path, text, {
      keep,
      today: this.#runtime.today(),
      now: () => this.#runtime.now(),
    });
    const scan: DocumentScan = {
      uri: document.uri,
      path,
      excerpt,
      text,
      detected: detectKind(catalog.kinds, path, text.slice(0, 1 << 16)),
      result: excerpt === undefined ? result : shiftLines(result, excerpt.firstLine),
      milliseconds: this.#runtime.now() - start,
    };
    this.#scans.set(document.uri, { document, version: document.version, scan });
    return scan;
  }

  find(uri: string): DocumentScan | undefined {
    return this.#scans.get(uri)?.scan;
  }

  forget(uri: string): void {
    this.#scans.delete(uri);
  }

  forgetAll(): void {
    this.#scans.clear();
  }
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

/**
 * Second places of a document's records in its twin on disk (`NAME.log` and `NAME-Errors.log`), by 1-based line of
 * the document. Empty when there is no twin.
 */
export async function findTwinPlaces(
  catalog: Catalog,
  scan: DocumentScan,
  runtime: ServerRuntime,
): Promise<ReadonlyMap<number, SourcePlace>> {
  const places = new Map<number, SourcePlace>();
  // A part of a log has no twin of its own; the log has, and is scanned as a whole.
  const twinUri = scan.excerpt === undefined ? twinOf(scan.uri) : undefined;
  const twin = twinUri === undefined ? undefined : await runtime.findFile(twinUri);
  if (twin === undefined || scan.result.groups.length === 0) return places;
  const bytes = new TextEncoder().encode(scan.text);
  const self: LogSource = {
    path: scan.path,
    byteLength: bytes.length,
    async *read() {
      yield bytes;
    },
  };
  const both = await scanSources(catalog, [self, twin], { today: runtime.today(), now: () => runtime.now() });
  for (const { occurrences } of both.groups) {
    for (const occurrence of occurrences) {
      for (const also of occurrence.also ?? []) {
        if (occurrence.source === scan.path) places.set(occurrence.line, also);
        else if (also.source === scan.path) places.set(also.line, occurrence);
      }
    }
  }
  return places;
}

function twinOf(uri: string): string | undefined {
  if (/-Errors\.log$/i.test(uri)) return uri.replace(/-Errors\.log$/i, '.log');
  return /\/Microsoft\.Tri\.[^/]*\.log$/i.test(uri) ? uri.replace(/\.log$/i, '-Errors.log') : undefined;
}
