import type { Signature } from '../model/signature.ts';
import type { SeenRecord } from './condition-memory.ts';

/** A match before its conditions are judged. */
export interface Candidate extends SeenRecord {
  readonly signature: Signature;
  /** Fingerprint of the record. */
  readonly key: number;
}
