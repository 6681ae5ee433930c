import { applyClocks } from '../case/apply-clocks.ts';
import type { ScanResult } from '../model/scan-result.ts';
import type { Catalog } from '../signatures/catalog.ts';
import { getConditionPlan } from './condition-plan.ts';
import { groupFindings } from './group-findings.ts';
import { acquireKernel, releaseKernel } from './kernel-pool.ts';
import { DEFAULT_KEEP, type ScanOptions } from './scan-sources.ts';
import { SourceFindings } from './source-findings.ts';
import { fromPlainFindings, toPlainFindings } from './source-scan.ts';
import { type ScannedSource, SourceScanner } from './source-scanner.ts';

export type FollowOptions = Pick<
  ScanOptions,
  'keep' | 'now' | 'processorTime' | 'today' | 'maxMillisecondsPerPattern' | 'kindId'
>;

/**
 * The scan of one log that grows. Bytes are pushed as they come, and what is known can be asked at any time: the same
 * as a scan of all bytes so far would say. Each byte is looked at once, but for the first 64 KB, which decide what the
 * log is and are read again until they are complete.
 */
export class FollowScan {
  readonly #catalog: Catalog;
  readonly #path: string;
  readonly #options: FollowOptions;
  readonly #kernel = acquireKernel();
  /** All bytes so far while they are few; undefined once kind and encoding are settled. */
  #head: Uint8Array | undefined = new Uint8Array(0);
  #findings!: SourceFindings;
  #scanner!: SourceScanner;

  constructor(catalog: Catalog, path: string, options: FollowOptions = {}) {
    this.#catalog = catalog;
    this.#path = path;
    this.#options = options;
    this.#start();
  }

  push(bytes: Uint8Array): void {
    if (this.#head === undefined) {
      this.#scanner.push(bytes);
      return;
    }
    const all = new Uint8Array(this.#head.length + bytes.length);
    all.set(this.#head);
    all.set(bytes, this.#head.length);
    this.#start();
    this.#scanner.push(all);
    this.#head = all.length < HEAD_BYTES ? all : undefined;
  }

  /**
   * What is known so far. The last record may still grow: it is left out, unless the log is `idle`. Then it counts as
   * it is, until more comes.
   */
  result(idle: boolean): ScanResult {
    if (this.#head !== undefined) {
      // The first bytes decide encoding and kind, and deciding them too early would hold for the whole log.
      this.#start();
      this.#scanner.push(this.#head);
      if (idle) return this.#finish();
    }
    this.#scanner.advance();
    const last = this.#findings.fork();
    if (idle) this.#scanner.peek(last.add);
    last.end();
    return toResult(this.#catalog, this.#scanner.soFar(), [this.#findings, last]);
  }

  /** Ends the log: nothing can be pushed after that. */
  end(): ScanResult {
    if (this.#head !== undefined) {
      this.#start();
      this.#scanner.push(this.#head);
    }
    releaseKernel(this.#kernel);
    return this.#finish();
  }

  #finish(): ScanResult {
    const scanned = this.#scanner.end();
    this.#findings.end();
    return toResult(this.#catalog, scanned, [this.#findings]);
  }

  #start(): void {
    const keep = this.#options.keep ?? DEFAULT_KEEP;
    this.#findings = new SourceFindings(
      this.#path,
      keep,
      getConditionPlan(this.#catalog),
      this.#options.today,
    );
    this.#scanner = new SourceScanner(
      this.#catalog,
      this.#kernel,
      this.#path,
      this.#findings.add,
      this.#options,
    );
  }
}

/** As many as the recognition of kind and encoding looks at. */
const HEAD_BYTES = 1 << 16;

/** A log that is followed knows no other of its machine, but may show by itself how far its local clock is from UTC. */
function toResult(
  catalog: Catalog,
  { summary, problems }: ScannedSource,
  findings: readonly SourceFindings[],
): ScanResult {
  const { path } = summary;
  const scans = findings.flatMap((one) =>
    applyClocks([{ path, summary, problems, found: toPlainFindings(one) }]),
  );
  return {
    sources: [scans[0]?.summary ?? summary],
    groups: groupFindings(scans.map((scan) => fromPlainFindings(catalog, scan))),
    problems,
    ended: 'complete',
  };
}
