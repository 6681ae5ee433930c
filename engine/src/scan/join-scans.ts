import { applyClocks } from '../case/apply-clocks.ts';
import { settleTwins } from './settle-twins.ts';
import type { SourceScan } from './source-scan.ts';

/**
 * What several sources know only together, each still by itself: times by the offset that another source of the same
 * machine shows, and records that stand in a log and in its twin, which count once. The sums over the sources are then
 * those of the whole. To be called once, with the scans as they came. Linear.
 */
export function joinScans(scans: readonly SourceScan[]): readonly SourceScan[] {
  return settleTwins(applyClocks(scans));
}
