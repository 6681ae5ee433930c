import type { CatalogData, SourceScan } from '#engine';
import type { SourceAddress } from '../source-address.ts';

/** What a worker is started with. */
export interface WorkerSetup {
  readonly catalog: CatalogData;
}

/** Scan one source. */
export interface ScanJob {
  readonly job: number;
  readonly address: SourceAddress;
  readonly keep?: number;
  /** ISO date. */
  readonly today?: string;
  /** Not 0 once the scan is cancelled; shared, so that it is seen between two chunks. */
  readonly stop: SharedArrayBuffer;
}

/** How far it is, or what was found. */
export type WorkerAnswer =
  | { readonly job: number; readonly sourceBytes: number }
  | { readonly job: number; readonly scan: SourceScan };
