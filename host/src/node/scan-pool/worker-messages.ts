import type {
  CatalogData,
  CheckedSignatures,
  Draft,
  DraftRequest,
  Explanation,
  ScanResult,
  SignatureText,
  Silence,
  SilenceRequest,
  SourceScan,
} from '#engine';
import type { SourceAddress } from '../source-address.ts';

/** What a worker is started with. */
export interface WorkerSetup {
  readonly catalog: CatalogData;
  /** Where it says which of the patterns runs that nobody proved; absent where there are none. */
  readonly watch?: SharedArrayBuffer;
}

/** Scan one source. Answered by a {@link SourceScan}. */
export interface ScanJob {
  readonly kind: 'scan';
  readonly address: SourceAddress;
  readonly keep?: number;
  /** ISO date. */
  readonly today?: string;
  /** Not 0 once the scan is cancelled; shared, so that it is seen between two chunks. */
  readonly stop: SharedArrayBuffer;
  /** Ids of signatures that were switched off. */
  readonly without?: readonly string[];
  /** Milliseconds after which somebody wants to see what it knows; absent where the end is soon enough. */
  readonly soFarAfter?: number;
}

/** What somebody asks for which patterns of the user are tried. */
export type Question =
  | { readonly kind: 'explainText'; readonly text: string }
  | { readonly kind: 'explainSilence'; readonly request: Omit<SilenceRequest, 'now'> }
  | { readonly kind: 'draftSignature'; readonly request: DraftRequest }
  | {
      readonly kind: 'checkSignatures';
      readonly files: readonly SignatureText[];
      /** Patterns that did not come to an end on a record of a log. */
      readonly hung: readonly string[];
    };

/** What is answered to each question. */
export interface Answers {
  readonly explainText: Explanation;
  readonly explainSilence: Silence;
  readonly draftSignature: Draft;
  readonly checkSignatures: CheckedSignatures;
}

/** One step of the scan of a log that grows; a thread has one such log. The last two are answered by a {@link ScanResult}. */
export type FollowStep =
  | { readonly kind: 'follow-begin'; readonly path: string; readonly keep?: number; readonly today?: string }
  | { readonly kind: 'follow-push'; readonly bytes: Uint8Array }
  | { readonly kind: 'follow-result'; readonly idle: boolean }
  | { readonly kind: 'follow-end' };

/** What a worker can be asked to do. */
export type Task = ScanJob | Question | FollowStep;

export interface Job {
  readonly job: number;
  readonly task: Task;
}

/** What a task comes to. */
export type TaskResult = SourceScan | ScanResult | Answers[Question['kind']] | undefined;

/** How far it is, what came of it, or why nothing did. */
export type WorkerAnswer =
  | { readonly job: number; readonly sourceBytes: number; readonly soFar?: SourceScan }
  | { readonly job: number; readonly result: TaskResult }
  | { readonly job: number; readonly failed: string };
