import type { ScanStartTime } from '../model/scanner-status.ts';
import type { OpenSnapshot } from './open-snapshot.ts';
import type { PrintedScalar } from './printed-value.ts';

/** The rule of the contract: a snapshot begins where Cluster or StartTime differ from the last. */
export function beginsAnother(
  last: OpenSnapshot,
  cluster: PrintedScalar | undefined,
  startTime: ScanStartTime | undefined,
): boolean {
  const hasIdentity = last.cluster !== undefined || last.startTime !== undefined;
  if (!hasIdentity) return cluster !== undefined || startTime !== undefined;
  if (cluster !== undefined) {
    if (last.cluster === undefined) return true;
    if (!sameName(cluster.text, last.cluster.text, cluster.cut || last.clusterCut)) return true;
  }
  if (startTime === undefined || last.startTime === undefined) return false;
  if (startTime.utc === undefined || last.startTime.utc === undefined) {
    return startTime.text !== last.startTime.text;
  }
  // Text forms print whole seconds, JSON and clixml their fractions.
  return Math.floor(startTime.utc / 1000) !== Math.floor(last.startTime.utc / 1000);
}

/** Names of clusters without regard to case; where one was cut, its beginning has to fit. */
export function sameName(a: string, b: string, cut = false): boolean {
  const one = a.toLowerCase();
  const two = b.toLowerCase();
  return cut ? one.startsWith(two) || two.startsWith(one) : one === two;
}
