import type { HealthLevel, HealthReference, StatusSnapshot } from '../../model/scanner-status.ts';

/** What a judgement found at one place. */
export interface JudgementResult {
  /** 1-based line that shows it. */
  readonly line: number;
  /** Id of the snapshot or of the part of it that was judged. */
  readonly subject: string;
  /** One sentence with the value that matters. */
  readonly message: string;
  /** Where it depends on the values; else the judgement's own level. */
  readonly level?: HealthLevel;
}

/** One rule about the health of a scanner. Plain data and one pure function. */
export interface Judgement {
  /** Stable name, also in reports. */
  readonly code: string;
  readonly level: HealthLevel;
  /** What it means in general, and what to look at, in one to three sentences. */
  readonly explanation: string;
  readonly reference: HealthReference;
  /** Known errors that go with it. */
  readonly signatures: readonly string[];
  /**
   * @param previous Earlier snapshots of the same cluster, oldest first.
   */
  judge(snapshot: StatusSnapshot, previous: readonly StatusSnapshot[]): readonly JudgementResult[];
}
