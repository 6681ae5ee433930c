import { applyClocks } from '../case/apply-clocks.ts';
import type { Catalog } from '../signatures/catalog.ts';
import { joinSeams } from './join-seams.ts';
import { settleTwins } from './settle-twins.ts';
import type { SourceScan } from './source-scan.ts';

/**
 * What several sources know only together, each still by itself: conditions over the seams of a rotated log, times by
 * the offset that another source of the same machine shows, and records that stand in a log and in its twin. Scans that
 * learn nothing stay the same objects. Linear.
 */
export function joinScans(catalog: Catalog, scans: readonly SourceScan[]): readonly SourceScan[] {
  return settleTwins(applyClocks(joinSeams(catalog, scans)));
}
