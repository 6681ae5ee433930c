import type { HealthLevel, HealthVerdict, StatusSnapshot } from '../model/scanner-status.ts';
import { allJudgements } from './judgements/all-judgements.ts';

/**
 * Judges snapshots of one or many files. Snapshots of one cluster are looked at in the order of time, whatever file
 * they come from; the verdicts come in the order of the snapshots given.
 */
export function judgeHealth(snapshots: readonly StatusSnapshot[]): readonly HealthVerdict[] {
  const verdicts = new Map<StatusSnapshot, readonly HealthVerdict[]>();
  for (const ofCluster of groupByCluster(snapshots)) {
    const previous: StatusSnapshot[] = [];
    for (const snapshot of ofCluster) {
      verdicts.set(snapshot, judgeSnapshot(snapshot, previous));
      previous.push(snapshot);
    }
  }
  return snapshots.flatMap((snapshot) => verdicts.get(snapshot) ?? []);
}

function judgeSnapshot(
  snapshot: StatusSnapshot,
  previous: readonly StatusSnapshot[],
): readonly HealthVerdict[] {
  return allJudgements.flatMap((judgement) =>
    judgement.judge(snapshot, previous).map((result) => ({
      level: result.level ?? judgement.level,
      code: judgement.code,
      message: result.message,
      explanation: judgement.explanation,
      source: snapshot.source,
      line: result.line,
      snapshot: snapshot.id,
      subject: result.subject,
      reference: judgement.reference,
      signatures: judgement.signatures,
    })),
  );
}

/** Clusters in the order of their first snapshot, each in the order of time; without a time, in that of the files. */
export function groupByCluster(snapshots: readonly StatusSnapshot[]): readonly (readonly StatusSnapshot[])[] {
  const groups = new Map<string, StatusSnapshot[]>();
  for (const snapshot of snapshots) {
    const name = clusterOf(snapshot)?.toLowerCase();
    // Without a cluster nothing says that two snapshots belong together.
    const key = name === undefined ? `\u0000${groups.size}` : name;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [snapshot]);
    else group.push(snapshot);
  }
  return [...groups.values()].map((group) => group.toSorted(compareTimes));
}

/** The cluster a snapshot is about: of its status, else of its configuration. */
export function clusterOf(snapshot: StatusSnapshot): string | undefined {
  if (snapshot.cluster !== undefined) return snapshot.cluster.text;
  const setting = snapshot.configuration?.fields.find((field) => field.name.toLowerCase() === 'cluster');
  return setting === undefined || setting.text.trim() === '' ? undefined : setting.text;
}

function compareTimes(a: StatusSnapshot, b: StatusSnapshot): number {
  const byStart = (a.startTime?.utc ?? 0) - (b.startTime?.utc ?? 0);
  if (byStart !== 0) return byStart;
  return (a.timeFromStart?.seconds ?? 0) - (b.timeFromStart?.seconds ?? 0);
}

const order: readonly HealthLevel[] = ['healthy', 'unknown', 'degraded', 'failed'];

/** The level that stands for several: the worst one, and unknown where nothing was judged. */
export function worstLevel(levels: Iterable<HealthLevel>): HealthLevel {
  let worst = -1;
  for (const level of levels) worst = Math.max(worst, order.indexOf(level));
  return order[worst] ?? 'unknown';
}

/** True for what a person should look at. */
export function needsAttention(level: HealthLevel): boolean {
  return level === 'degraded' || level === 'failed';
}
