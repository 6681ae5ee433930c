import type { Condition, Signature } from '../model/signature.ts';
import { type ConditionMemory, isWithin, type SeenRecord } from './condition-memory.ts';
import type { ConditionEdges, OpenMatch, Seam } from './seam.ts';
import type { WaitingMatch } from './waiting-match.ts';

/** Records of one condition, and matches of one signature, that are carried to either side. */
const MAX_CARRIED = 500;

/** Gathers, while a part of a log runs past, what the parts beside it may need. Memory is bounded. */
export class SeamRecorder {
  readonly #first = new Map<Condition, FirstRecords>();
  readonly #open = new Map<Signature, Set<WaitingMatch>>();
  /** As near as a record of the part before can stand. */
  #start: { readonly startLine: number; readonly time: number | undefined } | undefined;
  #now: SeenRecord | undefined;

  /** The next record in which something matched. */
  pass(seen: SeenRecord): void {
    this.#start ??= { startLine: -1, time: seen.time };
    this.#now = seen;
  }

  /** A record that a condition asks for behind a match, with its values of `same`. */
  show(condition: Condition, values: string, seen: SeenRecord): void {
    if (this.#start === undefined || !isWithin(this.#start, seen, condition)) return;
    let first = this.#first.get(condition);
    if (first === undefined) this.#first.set(condition, (first = new FirstRecords(condition.count)));
    first.add(values, seen);
  }

  /** A match that is judged now: a part before may have what it asks for in front of it. */
  settle(waiting: WaitingMatch): void {
    const start = this.#start;
    if (start === undefined) return;
    const open = this.#openOf(waiting);
    const looksBack = [...waiting.tests].some(
      ([condition, test]) =>
        condition.place !== 'after' &&
        test.values !== undefined &&
        test.before.length < condition.count &&
        isWithin(start, waiting.candidate, condition),
    );
    if (looksBack && open.size < MAX_CARRIED) open.add(waiting);
  }

  /** A match that waits still when the part ends: a part behind may have what it waits for. */
  leave(waiting: WaitingMatch): void {
    if (this.#now !== undefined && !waiting.isPast(this.#now)) this.#openOf(waiting).add(waiting);
  }

  /** All that was gathered, once the part has ended; `memories` are the newest records of each condition. */
  toSeam(
    signatures: Iterable<Signature>,
    memories: ReadonlyMap<Condition, ConditionMemory>,
  ): Omit<Seam, 'keep'> {
    const edges: ConditionEdges[] = [];
    // A record that several conditions ask for stays one object, in another thread too.
    const plain = new Map<SeenRecord, SeenRecord>();
    const toPlain = (seen: SeenRecord): SeenRecord => {
      const { occurrence, startLine, time } = seen;
      let known = plain.get(seen);
      if (known === undefined) plain.set(seen, (known = { occurrence, startLine, time }));
      return known;
    };
    for (const { id, conditions } of signatures) {
      conditions.forEach((condition, index) => {
        const first = this.#first.get(condition)?.records ?? [];
        const last = (memories.get(condition)?.records ?? [])
          .filter((seen) => this.#now !== undefined && isWithin(seen, this.#now, condition))
          .slice(-MAX_CARRIED);
        if (first.length + last.length === 0) return;
        edges.push({ signatureId: id, index, first: first.map(toPlain), last: last.map(toPlain) });
      });
    }
    const open = [...this.#open.values()].flatMap((matches) =>
      [...matches].map(({ candidate, tests }): OpenMatch => ({
        ...toPlain(candidate),
        key: candidate.key,
        tests: [...tests.values()].map(({ before, after }) => ({
          before: before.map(toPlain),
          after: after.map(toPlain),
        })),
      })),
    );
    return { edges, open };
  }

  #openOf({ candidate: { signature } }: WaitingMatch): Set<WaitingMatch> {
    let open = this.#open.get(signature);
    if (open === undefined) this.#open.set(signature, (open = new Set()));
    return open;
  }
}

/** The first records of each value, as many as a condition counts. */
class FirstRecords {
  readonly records: SeenRecord[] = [];
  readonly #count: number;
  readonly #byValues = new Map<string, number>();

  constructor(count: number) {
    this.#count = count;
  }

  add(values: string, seen: SeenRecord): void {
    const known = this.#byValues.get(values) ?? 0;
    if (known >= this.#count || this.records.length >= MAX_CARRIED) return;
    this.#byValues.set(values, known + 1);
    this.records.push(seen);
  }
}
