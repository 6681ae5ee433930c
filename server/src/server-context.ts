import type { Catalog, ScanResult } from '#engine';
import type { PatternHang, PoolScanOptions } from '#host';
import type { Settings } from '#protocol';
import type { Connection, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Bundles } from './bundles.ts';
import type { CaseStore } from './case-store.ts';
import type { ClientFeatures } from './client-features.ts';
import type { ExcerptIndexes } from './excerpt-indexes.ts';
import type { FindingsSender } from './findings-sender.ts';
import type { Guard } from './guard.ts';
import type { RecentScans } from './recent-scans.ts';
import type { ScanMemory } from './scan-memory.ts';
import { joinParts } from './join-parts.ts';
import type { DocumentScan, ScanStore } from './scan-store.ts';
import { isScript, type ScriptStore } from './script-store.ts';
import type { ServerRuntime } from './server-runtime.ts';
import type { StatusReports } from './status-reports.ts';

/** What was found in one file as it was at one time, with what was known then. */
export interface LargeFileScan {
  readonly version: string | undefined;
  readonly catalog: Catalog;
  readonly settings: Settings;
  readonly result: ScanResult;
}

/** What every handler works with. */
export interface ServerContext {
  readonly connection: Connection;
  readonly runtime: ServerRuntime;
  readonly guard: Guard;
  readonly documents: TextDocuments<TextDocument>;
  readonly scans: ScanStore;
  readonly findings: FindingsSender;
  readonly excerpts: ExcerptIndexes;
  readonly bundles: Bundles;
  readonly scripts: ScriptStore;
  /** What was found in files that are shown and too large to be documents, by uri; undefined while one is scanned. */
  readonly largeFiles: Map<string, LargeFileScan | undefined>;
  readonly status: StatusReports;
  /** How long the latest scans took. */
  readonly recent: RecentScans;
  /** What was scanned since it was last cleared: the case. */
  readonly scanned: CaseStore;
  /** What need not be read again. */
  readonly memory: ScanMemory;
  /** The built-in knowledge with the signatures of the user. */
  readonly catalog: () => Promise<Catalog>;
  /** True for a signature of the user, which is no log. */
  readonly isSignatureFile: (uri: string) => boolean;
  /** A pattern of the user did not come to an end: its signature is switched off, and told, and all is looked at again. */
  readonly onHang: (hang: PatternHang) => void;
  /** Signatures that are switched off. */
  readonly switchedOff: () => number;
  readonly features: () => ClientFeatures;
  readonly settings: () => Promise<Settings>;
}

/** The scan of an open document as it is now, with what the case knows of its log; undefined for one that is not open or is no log. */
export async function findScan(context: ServerContext, uri: string): Promise<DocumentScan | undefined> {
  for (;;) {
    if (context.documents.get(uri) === undefined) return undefined;
    const [catalog, settings] = await Promise.all([context.catalog(), context.settings()]);
    // It may have been closed while the client was asked for its settings.
    const document = context.documents.get(uri);
    if (document === undefined || isScript(document) || context.isSignatureFile(uri)) return undefined;
    const scan = await context.scans.get(catalog, document, settings.limits.occurrencesPerFinding);
    // A scan is cancelled when text, knowledge or settings have changed meanwhile: then those of now count.
    if (scan.result.ended === 'complete') return joinParts(context.scanned, catalog, scan);
  }
}

/** What every scan is given. */
export function scanOptions(
  { runtime, onHang }: ServerContext,
  keep: number,
): PoolScanOptions & { readonly keep: number } {
  return {
    keep,
    today: runtime.today(),
    now: () => runtime.now(),
    processorTime: () => runtime.processorTime(),
    onHang,
  };
}
