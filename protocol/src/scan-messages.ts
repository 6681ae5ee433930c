import type { Problem } from '#engine';
import type { DocumentUri, WorkDoneProgressParams } from 'vscode-languageserver-protocol';

/**
 * `iplogLens/scan`: read files and folders from disk. Findings come by `iplogLens/findings` while it runs, progress by
 * `$/progress` for `workDoneToken`; `$/cancelRequest` ends it early, and the answer then says `cancelled`.
 */
export interface ScanParams extends WorkDoneProgressParams {
  /** Files and folders, `file:` only. */
  readonly uris: readonly DocumentUri[];
}

export interface ScanSummary {
  /** Files that were read. */
  readonly sources: number;
  /** Files in which something known stands. */
  readonly sourcesWithFindings: number;
  readonly bytes: number;
  readonly milliseconds: number;
  /** What could not be read or was left out, over all files. */
  readonly problems: readonly Problem[];
  readonly ended: 'complete' | 'cancelled';
}
