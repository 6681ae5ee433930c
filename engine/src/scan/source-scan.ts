import type { Problem, SourceSummary } from '../model/scan-result.ts';
import type { Severity, Signature } from '../model/signature.ts';
import type { Catalog } from '../signatures/catalog.ts';
import type { KeyedOccurrence, SampleData } from './occurrence-sample.ts';
import type { Seam } from './seam.ts';
import type { FoundInSource, SourceFindings } from './source-findings.ts';

/** What one source said, as plain data: it can go from one thread to another, and be kept for the next time. */
export interface SourceScan {
  readonly path: string;
  /** Absent where nothing could be read. */
  readonly summary?: SourceSummary;
  readonly problems: readonly Problem[];
  /** In the order in which the signatures were met. */
  readonly found: readonly SignatureFindings[];
  /** Of a source that may be a part of a rotated log; absent where it was not read to its end. */
  readonly seam?: Seam;
}

/** All matches of one signature in one source. */
export interface SignatureFindings {
  readonly signatureId: string;
  readonly count: number;
  /** How many of these are repeats of records in the log whose twin this is; known once all were joined. */
  readonly repeated?: number;
  readonly firstTime?: string;
  readonly lastTime?: string;
  /** Of records with local time alone, ISO 8601 without zone. */
  readonly firstLocalTime?: string;
  readonly lastLocalTime?: string;
  readonly kept: readonly KeyedOccurrence[];
  /** Fingerprints of the records, by which twins are found. */
  readonly keys: Float64Array<ArrayBuffer>;
  readonly lowered: readonly (readonly [Severity, number])[];
}

/** The findings of one source as plain data. */
export function toPlainFindings({ groups }: SourceFindings): SignatureFindings[] {
  return [...groups].map(([signatureId, { sample }]) => {
    const { count, firstTime, lastTime, firstLocalTime, lastLocalTime, kept, keys, lowered } = sample;
    return {
      signatureId,
      count,
      ...(firstTime === undefined ? {} : { firstTime }),
      ...(lastTime === undefined ? {} : { lastTime }),
      ...(firstLocalTime === undefined ? {} : { firstLocalTime }),
      ...(lastLocalTime === undefined ? {} : { lastLocalTime }),
      kept,
      keys: Float64Array.from(keys),
      lowered: [...lowered],
    };
  });
}

/** The way back, with the signatures of the catalogue that made them. */
export function fromPlainFindings(catalog: Catalog, { path, found }: SourceScan): FoundInSource {
  const groups = new Map<string, { signature: Signature; sample: SampleData }>();
  for (const { signatureId, lowered, firstTime, lastTime, ...rest } of found) {
    const signature = catalog.findSignature(signatureId);
    if (signature === undefined) continue;
    const sample = { ...rest, firstTime, lastTime, lowered: new Map(lowered) };
    groups.set(signatureId, { signature, sample });
  }
  return { path, groups };
}
