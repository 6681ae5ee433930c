import { findRotatedRuns } from '../case/find-rotated-runs.ts';
import type { SourceSummary } from '../model/scan-result.ts';
import type { Condition } from '../model/signature.ts';
import type { Catalog } from '../signatures/catalog.ts';
import { amendFindings, type AmendedMatch } from './amend-findings.ts';
import { ConditionMemory, type SeenRecord } from './condition-memory.ts';
import { judgeMatch } from './match-verdict.ts';
import type { ConditionEdges, OpenMatch, Seam } from './seam.ts';
import type { SourceScan } from './source-scan.ts';

/**
 * Judges conditions over the seams of rotated logs: what a match asks for may stand in another part of the same log.
 * Parts are looked at only as far as the reach of the conditions, and every other scan stays the same object. Linear.
 */
export function joinSeams(catalog: Catalog, scans: readonly SourceScan[]): readonly SourceScan[] {
  const parts = scans.map((scan) => ({ ...(scan.summary ?? { path: scan.path }), scan }));
  const joined = new Map<SourceScan, SourceScan>();
  for (const run of findRotatedRuns(parts)) {
    for (const whole of splitAtGaps(run.map(({ scan }) => scan))) joinRun(catalog, whole, joined);
  }
  return joined.size === 0 ? scans : scans.map((scan) => joined.get(scan) ?? scan);
}

/** A scan of which both ends are known. */
type WholeScan = SourceScan & { readonly summary: SourceSummary; readonly seam: Seam };

/** Nobody can look past a part that was not read to its end. */
function splitAtGaps(run: readonly SourceScan[]): WholeScan[][] {
  const wholes: WholeScan[][] = [[]];
  for (const scan of run) {
    if (isWhole(scan)) wholes.at(-1)?.push(scan);
    else wholes.push([]);
  }
  return wholes.filter((whole) => whole.length > 1);
}

function isWhole(scan: SourceScan): scan is WholeScan {
  return scan.seam !== undefined && scan.summary !== undefined;
}

/** A match that may see other parts, with what these have for each of its conditions. */
interface Looking {
  readonly open: OpenMatch;
  /** As a record of the whole log. */
  readonly record: SeenRecord;
  readonly tests: {
    readonly condition: Condition;
    older: readonly SeenRecord[];
    later: readonly SeenRecord[];
  }[];
}

function joinRun(catalog: Catalog, run: readonly WholeScan[], joined: Map<SourceScan, SourceScan>): void {
  let lines = 0;
  const parts = run.map((scan) => {
    const before = lines;
    lines += scan.summary.lines;
    const inLog = (seen: SeenRecord): SeenRecord => ({ ...seen, startLine: seen.startLine + before });
    const looking = scan.seam.open.flatMap((open): Looking[] => {
      const { conditions } = catalog.findSignature(open.occurrence.signatureId) ?? { conditions: [] };
      // Another catalogue may know the signature otherwise than the scan did.
      if (conditions.length !== open.tests.length) return [];
      const tests = conditions.map((condition) => ({ condition, older: [], later: [] }));
      return [{ open, record: inLog(open), tests }];
    });
    return { scan, inLog, looking };
  });

  const memories = new Memories(catalog);
  for (const { scan, inLog, looking } of parts) {
    for (const { record, tests } of looking) {
      for (const test of tests) {
        if (test.condition.place !== 'after') test.older = memories.find(test.condition, record);
      }
    }
    for (const edges of scan.seam.edges) memories.add(edges, edges.last.map(inLog));
  }
  // From the end, what is remembered last is what stands first.
  const ahead = new Memories(catalog);
  for (const { scan, inLog, looking } of parts.toReversed()) {
    for (const { record, tests } of looking) {
      for (const test of tests) {
        if (test.condition.place !== 'before') test.later = ahead.find(test.condition, record).toReversed();
      }
    }
    for (const edges of scan.seam.edges) ahead.add(edges, edges.first.map(inLog).toReversed());
  }

  for (const { scan, looking } of parts) {
    const amended = looking.flatMap((match) => judgeAgain(match) ?? []);
    if (amended.length > 0)
      joined.set(scan, { ...scan, found: amendFindings(scan.found, amended, scan.seam.keep) });
  }
}

/** Undefined where no other part has anything for it. */
function judgeAgain({ open, tests }: Looking): AmendedMatch | undefined {
  const own: [Condition, SeenRecord[]][] = [];
  const all: [Condition, SeenRecord[]][] = [];
  let isNew = false;
  tests.forEach(({ condition, older, later }, i) => {
    const { before, after } = open.tests[i] ?? { before: [], after: [] };
    const room = condition.count - before.length;
    // The newest count, and only then what stands behind, as if the log had never been cut.
    const found = [...(room > 0 ? older.slice(-room) : []), ...before, ...after, ...later];
    const foundHere = [...before, ...after];
    const foundAll = found.slice(0, condition.count);
    own.push([condition, foundHere]);
    all.push([condition, foundAll]);
    isNew ||= foundAll.length !== foundHere.length || foundAll.some((seen, at) => seen !== foundHere[at]);
  });
  if (!isNew) return undefined;
  return { key: open.key, was: judgeMatch(open.occurrence, own), is: judgeMatch(open.occurrence, all) };
}

/** What the parts that were passed have for each condition. */
class Memories {
  readonly #catalog: Catalog;
  readonly #byCondition = new Map<Condition, ConditionMemory>();

  constructor(catalog: Catalog) {
    this.#catalog = catalog;
  }

  find(condition: Condition, record: SeenRecord): SeenRecord[] {
    return this.#byCondition.get(condition)?.find(record) ?? [];
  }

  add({ signatureId, index }: ConditionEdges, records: readonly SeenRecord[]): void {
    const condition = this.#catalog.findSignature(signatureId)?.conditions[index];
    if (condition === undefined) return;
    let memory = this.#byCondition.get(condition);
    if (memory === undefined) this.#byCondition.set(condition, (memory = new ConditionMemory(condition)));
    for (const seen of records) memory.add(seen);
  }
}
