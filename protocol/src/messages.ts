import type {
  DraftedSignature,
  DraftSignatureParams,
  ExplainedSilence,
  ExplainSilenceParams,
} from './authoring-messages.ts';
import type { NamedNodes, NameNodesParams, Report, ReportParams } from './case-messages.ts';
import type { DetectedKind, DetectKindParams } from './detect-messages.ts';
import type { BundleParams, EntryBytes, EntryStat, FolderListing, OpenedBundle } from './bundle-messages.ts';
import type {
  FindExcerptParams,
  FoundExcerpt,
  ReadExcerpt,
  ReadExcerptParams,
  Refused,
} from './excerpt-messages.ts';
import type {
  ExplainedFinding,
  ExplainedText,
  ExplainFindingParams,
  ExplainTextParams,
} from './explain-messages.ts';
import type { FindingsParams } from './findings-messages.ts';
import type { FollowParams, FollowResult } from './follow-messages.ts';
import type { LargeFileOpened, LargeFileParams } from './large-file-messages.ts';
import type { RemediateParams, RemediateResult } from './remediate-messages.ts';
import type { ScanParams, ScanSummary } from './scan-messages.ts';
import type { SearchParams, SearchSummary } from './search-messages.ts';
import type { ServerInfo } from './server-info-messages.ts';
import type { StatusParams, StatusTable, StatusTableParams, StatusTree } from './status-messages.ts';

/**
 * The requests beyond LSP, from client to server: method to parameters and result. Both sides send and handle them
 * through this map, so a method is spelled and typed in one place.
 */
export interface ClientRequests {
  'iplogLens/detectKind': { params: DetectKindParams; result: DetectedKind | null };
  'iplogLens/draftSignature': { params: DraftSignatureParams; result: DraftedSignature | null };
  'iplogLens/explainSilence': { params: ExplainSilenceParams; result: ExplainedSilence | null };
  'iplogLens/explainFinding': { params: ExplainFindingParams; result: ExplainedFinding | null };
  'iplogLens/findExcerpt': { params: FindExcerptParams; result: FoundExcerpt | Refused | null };
  'iplogLens/follow': { params: FollowParams; result: FollowResult };
  'iplogLens/openLargeFile': { params: LargeFileParams; result: LargeFileOpened | Refused };
  'iplogLens/closeLargeFile': { params: LargeFileParams; result: null };
  'iplogLens/openBundle': { params: BundleParams; result: OpenedBundle | Refused };
  'iplogLens/statEntry': { params: BundleParams; result: EntryStat | Refused | null };
  'iplogLens/listFolder': { params: BundleParams; result: FolderListing | Refused | null };
  'iplogLens/readEntry': { params: BundleParams; result: EntryBytes | Refused };
  'iplogLens/readExcerpt': { params: ReadExcerptParams; result: ReadExcerpt | Refused };
  /** Forgets what was scanned; open documents stay. */
  'iplogLens/clearScan': { params: Record<string, never>; result: null };
  'iplogLens/nameNodes': { params: NameNodesParams; result: NamedNodes };
  'iplogLens/explainText': { params: ExplainTextParams; result: ExplainedText | null };
  'iplogLens/remediate': { params: RemediateParams; result: RemediateResult };
  'iplogLens/report': { params: ReportParams; result: Report | null };
  'iplogLens/scan': { params: ScanParams; result: ScanSummary };
  'iplogLens/search': { params: SearchParams; result: SearchSummary | Refused };
  'iplogLens/serverInfo': { params: Record<string, never>; result: ServerInfo };
  'iplogLens/status': { params: StatusParams; result: StatusTree };
  'iplogLens/statusTable': { params: StatusTableParams; result: StatusTable };
}

/** The notifications beyond LSP, from server to client: method to parameters. */
export interface ServerNotifications {
  'iplogLens/findings': FindingsParams;
}
