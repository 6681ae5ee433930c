import type { Problem, ScanResult, SourceSummary } from '../model/scan-result.ts';
import type { Cancellation, LogSource } from '../model/source.ts';
import type { Catalog } from '../signatures/catalog.ts';
import { getConditionPlan } from './condition-plan.ts';
import { groupFindings } from './group-findings.ts';
import { acquireKernel, releaseKernel } from './kernel-pool.ts';
import type { ScanKernel } from './scan-kernel.ts';
import { SourceFindings } from './source-findings.ts';
import { type ScannerOptions, SourceScanner } from './source-scanner.ts';

/** Where a running scan stands. */
export interface ScanProgress {
  readonly path: string;
  readonly sourceBytes: number;
  readonly sourceByteLength: number | undefined;
  /** Bytes of all sources so far. */
  readonly totalBytes: number;
}

export interface ScanOptions extends ScannerOptions {
  /** Occurrences kept in detail from the start, and as many from the end, per signature and source; 50 when absent. */
  readonly keep?: number;
  readonly cancellation?: Cancellation;
  readonly onProgress?: (progress: ScanProgress) => void;
}

export const DEFAULT_KEEP = 50;

/**
 * Scans sources one after the other and puts the findings together. Never rejects for what a source holds or does:
 * one that cannot be read becomes a problem and the others go on.
 */
export async function scanSources(
  catalog: Catalog,
  sources: AsyncIterable<LogSource> | Iterable<LogSource>,
  options: ScanOptions = {},
): Promise<ScanResult> {
  const kernel = acquireKernel();
  try {
    const scan = new CaseScan(catalog, kernel, options);
    for await (const source of sources) {
      if (options.cancellation?.isCancellationRequested === true) break;
      await scan.read(source);
    }
    return scan.result();
  } finally {
    releaseKernel(kernel);
  }
}

/** Scans text that is already in memory, for example an open document. */
export function scanText(
  catalog: Catalog,
  path: string,
  text: string,
  options: ScanOptions = {},
): ScanResult {
  const kernel = acquireKernel();
  try {
    const scan = new CaseScan(catalog, kernel, options);
    scan.take(path, new TextEncoder().encode(text));
    return scan.result();
  } finally {
    releaseKernel(kernel);
  }
}

/** The sources of one scan and what was found in them so far. */
class CaseScan {
  readonly #catalog: Catalog;
  readonly #kernel: ScanKernel;
  readonly #options: ScanOptions;
  readonly #findings: SourceFindings[] = [];
  readonly #summaries: SourceSummary[] = [];
  readonly #problems: Problem[] = [];
  #totalBytes = 0;

  constructor(catalog: Catalog, kernel: ScanKernel, options: ScanOptions) {
    this.#catalog = catalog;
    this.#kernel = kernel;
    this.#options = options;
  }

  take(path: string, bytes: Uint8Array): void {
    const { scanner, findings } = this.#start(path);
    scanner.push(bytes);
    this.#finish(scanner, findings);
  }

  async read(source: LogSource): Promise<void> {
    const { scanner, findings } = this.#start(source.path);
    let sourceBytes = 0;
    try {
      for await (const chunk of source.read()) {
        scanner.push(chunk);
        sourceBytes += chunk.length;
        this.#totalBytes += chunk.length;
        this.#options.onProgress?.({
          path: source.path,
          sourceBytes,
          sourceByteLength: source.byteLength,
          totalBytes: this.#totalBytes,
        });
        if (this.#options.cancellation?.isCancellationRequested === true) break;
      }
    } catch (error) {
      this.#problems.push(toProblem(source.path, error));
      // What could be read before is still worth reporting.
      if (sourceBytes === 0) return;
    }
    this.#finish(scanner, findings);
  }

  #start(path: string): { scanner: SourceScanner; findings: SourceFindings } {
    const keep = this.#options.keep ?? DEFAULT_KEEP;
    const findings = new SourceFindings(path, keep, getConditionPlan(this.#catalog));
    return {
      scanner: new SourceScanner(this.#catalog, this.#kernel, path, findings.add, this.#options),
      findings,
    };
  }

  #finish(scanner: SourceScanner, findings: SourceFindings): void {
    const scanned = scanner.end();
    findings.end();
    this.#summaries.push(scanned.summary);
    this.#problems.push(...scanned.problems);
    this.#findings.push(findings);
  }

  result(): ScanResult {
    return {
      sources: this.#summaries,
      groups: groupFindings(this.#findings),
      problems: this.#problems,
      ended: this.#options.cancellation?.isCancellationRequested === true ? 'cancelled' : 'complete',
    };
  }
}

/** A source may name the kind of its failure; what it says is for a person. */
function toProblem(source: string, error: unknown): Problem {
  if (!(error instanceof Error)) return { kind: 'unreadable', source, message: String(error) };
  const kind = 'kind' in error && typeof error.kind === 'string' ? error.kind : 'unreadable';
  return { kind, source, message: error.message };
}
