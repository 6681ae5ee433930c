import type { SeenRecord } from './condition-memory.ts';

/**
 * What a part of a rotated log knows near its first and its last line, as plain data: with that of the parts beside it
 * conditions are judged as if all parts were one file.
 */
export interface Seam {
  /** How many occurrences of a signature are kept from the start, and how many from the end. */
  readonly keep: number;
  readonly edges: readonly ConditionEdges[];
  /** Matches that a record of another part may settle otherwise, in no particular order. */
  readonly open: readonly OpenMatch[];
}

/** Records that one condition asks for, those that another part may need. */
export interface ConditionEdges {
  /** Which condition: of this signature, the one at this place. */
  readonly signatureId: string;
  readonly index: number;
  /** The first of each value, for what waits in the parts before; in the order of the file. */
  readonly first: readonly SeenRecord[];
  /** The last of each value, for the parts behind. */
  readonly last: readonly SeenRecord[];
}

/** A match as it was before its conditions were judged. */
export interface OpenMatch extends SeenRecord {
  /** Fingerprint of the record. */
  readonly key: number;
  /** What its own part has for each condition of its signature, in front of it and from it on. */
  readonly tests: readonly FoundInPart[];
}

export interface FoundInPart {
  readonly before: readonly SeenRecord[];
  readonly after: readonly SeenRecord[];
}

/** How many records a seam carries, of about a kilobyte each; one that several conditions ask for counts for each. */
export function countSeam(seam: Seam | undefined): number {
  if (seam === undefined) return 0;
  return seam.edges.reduce((sum, { first, last }) => sum + first.length + last.length, seam.open.length);
}
