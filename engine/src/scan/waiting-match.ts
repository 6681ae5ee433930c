import type { Condition } from '../model/signature.ts';
import type { Candidate } from './candidate.ts';
import { isWithin, type SeenRecord, valuesOf } from './condition-memory.ts';
import { judgeMatch } from './match-verdict.ts';

/** One match that is judged, with what was found for each of its conditions. */
export class WaitingMatch {
  readonly candidate: Candidate;
  readonly tests = new Map<Condition, ConditionTest>();

  constructor(candidate: Candidate) {
    this.candidate = candidate;
    for (const condition of candidate.signature.conditions) {
      this.tests.set(condition, new ConditionTest(condition, valuesOf(candidate, condition)));
    }
  }

  clone(): WaitingMatch {
    const clone = new WaitingMatch(this.candidate);
    for (const [condition, test] of this.tests) {
      clone.tests.get(condition)?.before.push(...test.before);
      clone.tests.get(condition)?.after.push(...test.after);
    }
    return clone;
  }

  /** A record that a condition of the signature asks for, with its values of `same`. */
  show(condition: Condition, values: string, seen: SeenRecord): void {
    const test = this.tests.get(condition);
    if (test === undefined || test.isDecided || test.values !== values || seen === this.candidate) return;
    if (condition.place === 'after' && seen.startLine === this.candidate.startLine) return;
    if (isWithin(seen, this.candidate, condition)) test.after.push(seen);
  }

  /** True when nothing that comes can change the verdict. */
  get isDecided(): boolean {
    return [...this.tests.values()].every((test) => test.isDecided);
  }

  /** True when every condition is decided or the record is out of its reach. */
  isPast(now: SeenRecord): boolean {
    return [...this.tests].every(
      ([condition, test]) => test.isDecided || !isWithin(now, this.candidate, condition),
    );
  }

  /** The match with its evidence, undefined where a condition says that it is no finding. */
  get verdict(): Candidate | undefined {
    const occurrence = judgeMatch(
      this.candidate.occurrence,
      [...this.tests].map(([condition, { before, after }]) => [condition, [...before, ...after]]),
    );
    return occurrence === undefined ? undefined : { ...this.candidate, occurrence };
  }
}

/** One condition of one match. */
class ConditionTest {
  readonly #condition: Condition;
  /** Of `same`, in the match itself; undefined where it lacks one, so that nothing can be equal. */
  readonly values: string | undefined;
  /** What was found in front of the match; with what comes behind it never more than the condition counts. */
  readonly before: SeenRecord[] = [];
  /** What was found in the same record or behind it. */
  readonly after: SeenRecord[] = [];

  constructor(condition: Condition, values: string | undefined) {
    this.#condition = condition;
    this.values = values;
  }

  get isDecided(): boolean {
    const { place, count } = this.#condition;
    return place === 'before' || this.before.length + this.after.length >= count;
  }
}
