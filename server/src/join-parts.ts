import { type Catalog, describeSource, joinScans } from '#engine';
import type { CaseStore } from './case-store.ts';
import type { DocumentScan } from './scan-store.ts';

/** By what was scanned, for one state of the case. */
const joinedScans = new WeakMap<DocumentScan, { readonly revision: number; readonly joined: DocumentScan }>();

/**
 * A document that is a part of a rotated log, judged with the other parts that the case has read; the same object where
 * these have nothing to say. `source` stays what the document says by itself.
 */
export function joinParts(scanned: CaseStore, catalog: Catalog, scan: DocumentScan): DocumentScan {
  if (scan.excerpt !== undefined || scan.source.seam === undefined) return scan;
  const known = joinedScans.get(scan);
  if (known !== undefined && known.revision === scanned.revision) return known.joined;
  const joined = join(scanned, catalog, scan);
  joinedScans.set(scan, { revision: scanned.revision, joined });
  return joined;
}

function join(scanned: CaseStore, catalog: Catalog, scan: DocumentScan): DocumentScan {
  const others = scanned.findOtherParts(scan.path);
  if (others.length === 0) return scan;
  const [joined = scan.source] = joinScans(catalog, [scan.source, ...others]);
  return joined === scan.source ? scan : { ...scan, result: describeSource(catalog, joined) };
}
