import type { Evidence, Occurrence } from '../model/scan-result.ts';
import type { Signature } from '../model/signature.ts';
import type { Catalog } from '../signatures/catalog.ts';

/** A record that belongs to a finding, with the words that say how. */
export interface DescribedEvidence {
  /** A known error explains, the same one repeats, and a healthy record goes with what failed. */
  readonly relation: 'Explained by' | 'Repeats' | 'Goes with';
  /** Of the other record; undefined where the catalogue does not know it any more. */
  readonly signature: Signature | undefined;
  readonly place: Evidence;
}

/** The evidence of one occurrence, in the order in which it was found. */
export function describeEvidence(
  catalog: Catalog,
  { signatureId, support }: Occurrence,
): DescribedEvidence[] {
  return (support ?? []).map((place) => {
    const signature = catalog.findSignature(place.signatureId);
    return { relation: relationOf(signatureId, place, signature), signature, place };
  });
}

function relationOf(
  id: string,
  place: Evidence,
  signature: Signature | undefined,
): DescribedEvidence['relation'] {
  if (place.signatureId === id) return 'Repeats';
  return signature?.role === 'context' ? 'Goes with' : 'Explained by';
}
