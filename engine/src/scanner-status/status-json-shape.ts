import type { Problem } from '../model/scan-result.ts';
import type { HealthVerdict, StatusCount, StatusSnapshot } from '../model/scanner-status.ts';

/** The report of `status --format json`, schema `iplog-lens.status/1` (knowledge/schemas/status.schema.json). */
export interface StatusJson {
  readonly schema: 'iplog-lens.status/1';
  readonly tool?: { readonly name: string; readonly version: string };
  readonly sources: readonly {
    readonly path: string;
    readonly forms: readonly string[];
    readonly found: string;
  }[];
  readonly snapshots: readonly SnapshotJson[];
  readonly health: readonly HealthJson[];
  readonly messages: readonly {
    readonly source: string;
    readonly line: number;
    readonly kind: string;
    readonly text: string;
  }[];
  readonly diagnostics: readonly DiagnosticsJson[];
  readonly unknown: readonly {
    readonly source: string;
    readonly line: number;
    readonly fields: Readonly<Record<string, string>>;
  }[];
  readonly problems: readonly Problem[];
}

export interface SnapshotJson {
  readonly id: string;
  readonly source: string;
  readonly line: number;
  readonly endLine: number;
  readonly cluster?: string;
  readonly cut?: true;
  readonly clusterStatus?: string;
  /** ISO 8601 in UTC; null where it was printed and the culture leaves it open. */
  readonly startTime?: string | null;
  readonly startTimeText?: string;
  readonly timeFromStart?: number;
  readonly nodes?: readonly NodeJson[];
  readonly scannedFiles?: StatusCount;
  readonly scannedBytes?: StatusCount;
  readonly repositories?: readonly RepositoryJson[];
  readonly currentScan?: Counters;
  readonly configuration?: Settings;
  readonly job?: Settings;
  readonly repositorySettings?: readonly Settings[];
  readonly otherFields?: Counters;
  readonly observations?: StatusSnapshot['observations'];
}

/** Printed names, in camelCase where they are counters. */
export type Counters = Readonly<Record<string, StatusCount>>;
/** Printed names and values. */
export type Settings = Readonly<Record<string, string>>;

export interface NodeJson {
  readonly id: string;
  readonly line: number;
  readonly name: string;
  readonly cut?: true;
  readonly status?: string;
  readonly isScanning?: string;
  readonly summary?: Counters;
  readonly otherFields?: Counters;
}

export interface RepositoryJson {
  readonly id: string;
  readonly line: number;
  readonly path: string;
  readonly cut?: true;
  readonly status?: string;
  readonly otherFields?: Counters;
}

interface HealthJson {
  readonly level: string;
  readonly code: string;
  readonly message: string;
  readonly source: string;
  readonly line: number;
  readonly snapshot: string;
  readonly subject: string;
  readonly explanation: string;
  readonly reference: HealthVerdict['reference'];
  readonly signatures: readonly string[];
}

interface DiagnosticsJson {
  readonly source: string;
  readonly line: number;
  readonly endLine: number;
  readonly command: string;
  readonly lines: readonly string[];
  readonly omittedLines: number;
}
