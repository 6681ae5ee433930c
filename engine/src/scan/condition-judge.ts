import type { Evidence, Occurrence } from '../model/scan-result.ts';
import type { Condition, Severity, Signature } from '../model/signature.ts';
import type { ConditionPlan } from './condition-plan.ts';

/** A match before its conditions are judged. */
export interface Candidate {
  readonly signature: Signature;
  readonly occurrence: Occurrence;
  /** Fingerprint of the record. */
  readonly key: number;
  /** Zero-based first line of the record. */
  readonly startLine: number;
  /** Milliseconds since the epoch; undefined where the log does not state its zone. */
  readonly time: number | undefined;
}

/** Matches of one signature that wait for what comes behind them; the oldest is judged by what is known when more wait. */
const MAX_WAITING = 500;

/** Different values of `same` that one condition remembers. */
const MAX_REMEMBERED = 1000;

/** Records named as evidence of one condition. */
const MAX_EVIDENCE = 5;

/**
 * Judges the conditions of matches while one source runs past: sequence, count within a window, absence. It remembers
 * only records that some condition asks for, and as many of each as the condition counts, so memory is bounded; and
 * it sees matched records only, in the order of the file, so the chunks in which the bytes came make no difference.
 */
export class ConditionJudge {
  readonly #plan: ConditionPlan;
  readonly #settle: (candidate: Candidate) => void;
  readonly #memories = new Map<Condition, Memory>();
  /** Matches of a signature in the order of the file, those that are not yet decided and those behind them. */
  readonly #waiting = new Map<Signature, Waiting[]>();

  /** `settle` is told every match that is a finding, each signature in the order of the file. */
  constructor(plan: ConditionPlan, settle: (candidate: Candidate) => void) {
    this.#plan = plan;
    this.#settle = settle;
  }

  /** A judge that knows what this one knows and goes its own way. */
  fork(settle: (candidate: Candidate) => void): ConditionJudge {
    const fork = new ConditionJudge(this.#plan, settle);
    for (const [condition, memory] of this.#memories) fork.#memories.set(condition, memory.clone());
    for (const [signature, queue] of this.#waiting) {
      if (queue.length > 0)
        fork.#waiting.set(
          signature,
          queue.map((waiting) => waiting.clone()),
        );
    }
    return fork;
  }

  /** All matches of the next record in which something matched. */
  take(candidates: readonly Candidate[]): void {
    const [first] = candidates;
    if (first === undefined) return;
    this.#release((waiting) => waiting.isPast(first));
    for (const candidate of candidates) {
      if (candidate.signature.conditions.length === 0) this.#settle(candidate);
      else this.#wait(candidate);
    }
    for (const candidate of candidates) this.#show(candidate);
    for (const candidate of candidates) this.#remember(candidate);
    this.#release((waiting) => waiting.isDecided);
  }

  /** Nothing comes any more: what still waits is judged by what was seen. */
  end(): void {
    this.#release(() => true);
  }

  #wait(candidate: Candidate): void {
    const waiting = new Waiting(candidate);
    for (const [condition, test] of waiting.tests) {
      if (condition.place !== 'after')
        this.#memories.get(condition)?.find(candidate, (seen) => test.add(seen));
    }
    const queue = this.#waiting.get(candidate.signature);
    if (queue === undefined) this.#waiting.set(candidate.signature, [waiting]);
    else queue.push(waiting);
  }

  /** A record that somebody may wait for. */
  #show(candidate: Candidate): void {
    for (const { signature, condition } of this.#plan.get(candidate.signature.id) ?? []) {
      const values = condition.place === 'before' ? undefined : valuesOf(candidate, condition);
      if (values === undefined || !hasValues(candidate, condition)) continue;
      for (const waiting of this.#waiting.get(signature) ?? []) waiting.show(condition, values, candidate);
    }
  }

  #remember(candidate: Candidate): void {
    for (const { condition } of this.#plan.get(candidate.signature.id) ?? []) {
      if (condition.place === 'after') continue;
      let memory = this.#memories.get(condition);
      if (memory === undefined) this.#memories.set(condition, (memory = new Memory(condition)));
      memory.add(candidate);
    }
  }

  /** Settles from the head of every queue what can be judged, so that each signature stays in the order of the file. */
  #release(isReady: (waiting: Waiting) => boolean): void {
    for (const queue of this.#waiting.values()) {
      let ready = 0;
      for (const waiting of queue) {
        if (!isReady(waiting) && queue.length - ready <= MAX_WAITING) break;
        ready++;
      }
      for (const { verdict } of queue.splice(0, ready)) if (verdict !== undefined) this.#settle(verdict);
    }
  }
}

/** The newest records that one condition asks for, by the values that must be equal. */
class Memory {
  readonly #condition: Condition;
  readonly #byValues = new Map<string, Candidate[]>();

  constructor(condition: Condition) {
    this.#condition = condition;
  }

  add(candidate: Candidate): void {
    const values = valuesOf(candidate, this.#condition);
    if (values === undefined || !hasValues(candidate, this.#condition)) return;
    const newest = this.#byValues.get(values) ?? [];
    newest.push(candidate);
    if (newest.length > this.#condition.count) newest.shift();
    // What was seen last stands last, and what was not seen for longest is forgotten.
    this.#byValues.delete(values);
    this.#byValues.set(values, newest);
    if (this.#byValues.size <= MAX_REMEMBERED) return;
    for (const oldest of this.#byValues.keys()) {
      this.#byValues.delete(oldest);
      break;
    }
  }

  clone(): Memory {
    const clone = new Memory(this.#condition);
    for (const [values, newest] of this.#byValues) clone.#byValues.set(values, [...newest]);
    return clone;
  }

  find(candidate: Candidate, found: (seen: Candidate) => void): void {
    const values = valuesOf(candidate, this.#condition);
    for (const seen of values === undefined ? [] : (this.#byValues.get(values) ?? [])) {
      if (isWithin(seen, candidate, this.#condition)) found(seen);
    }
  }
}

/** One match that is judged, with what was found for each of its conditions. */
class Waiting {
  readonly #candidate: Candidate;
  readonly tests = new Map<Condition, Test>();

  constructor(candidate: Candidate) {
    this.#candidate = candidate;
    for (const condition of candidate.signature.conditions) {
      this.tests.set(condition, new Test(condition, valuesOf(candidate, condition)));
    }
  }

  clone(): Waiting {
    const clone = new Waiting(this.#candidate);
    for (const [condition, test] of this.tests) clone.tests.get(condition)?.found.push(...test.found);
    return clone;
  }

  /** A record that a condition of the signature asks for, with its values of `same`. */
  show(condition: Condition, values: string, seen: Candidate): void {
    const test = this.tests.get(condition);
    if (test === undefined || test.isDecided || test.values !== values || seen === this.#candidate) return;
    if (condition.place === 'after' && seen.startLine === this.#candidate.startLine) return;
    if (isWithin(seen, this.#candidate, condition)) test.add(seen);
  }

  /** True when nothing that comes can change the verdict. */
  get isDecided(): boolean {
    return [...this.tests.values()].every((test) => test.isDecided);
  }

  /** True when every condition is decided or the record is out of its reach. */
  isPast(now: Candidate): boolean {
    return [...this.tests].every(
      ([condition, test]) => test.isDecided || !isWithin(now, this.#candidate, condition),
    );
  }

  /** The match with its evidence, undefined where a condition says that it is no finding. */
  get verdict(): Candidate | undefined {
    const support = new Map<string, Evidence>();
    let lowered: Occurrence['lowered'];
    for (const [{ otherwise, because }, test] of this.tests) {
      for (const { occurrence } of test.found.slice(-MAX_EVIDENCE)) {
        const { source, line, endLine, signatureId } = occurrence;
        support.set(`${signatureId} ${line}`, { source, line, endLine, signatureId });
      }
      if (test.isMet || otherwise === 'keep') continue;
      if (otherwise === 'drop') return undefined;
      if (lowered === undefined || isMilder(otherwise, lowered.severity)) {
        lowered = { severity: otherwise, because: because ?? '' };
      }
    }
    if (support.size === 0 && lowered === undefined) return this.#candidate;
    const occurrence = {
      ...this.#candidate.occurrence,
      ...(support.size === 0 ? {} : { support: [...support.values()] }),
      ...(lowered === undefined ? {} : { lowered }),
    };
    return { ...this.#candidate, occurrence };
  }
}

/** One condition of one match. */
class Test {
  readonly #condition: Condition;
  /** Of `same`, in the match itself; undefined where it lacks one, so that nothing can be equal. */
  readonly values: string | undefined;
  readonly found: Candidate[] = [];

  constructor(condition: Condition, values: string | undefined) {
    this.#condition = condition;
    this.values = values;
  }

  add(seen: Candidate): void {
    if (this.found.length < this.#condition.count) this.found.push(seen);
  }

  get isMet(): boolean {
    return this.found.length >= this.#condition.count !== this.#condition.absent;
  }

  get isDecided(): boolean {
    return this.#condition.place === 'before' || this.found.length >= this.#condition.count;
  }
}

/** The values of `same`, folded: Windows tells no case apart, and a gMSA is written with and without its `$`. */
function valuesOf(candidate: Candidate, { same }: Condition): string | undefined {
  const values: string[] = [];
  for (const name of same) {
    const value = valueOf(candidate, name);
    if (value === undefined) return undefined;
    values.push(value.toLowerCase().replace(/\$$/, ''));
  }
  return JSON.stringify(values);
}

function hasValues(candidate: Candidate, { having }: Condition): boolean {
  return Object.entries(having).every(
    ([name, value]) => valueOf(candidate, name)?.toLowerCase() === value.toLowerCase(),
  );
}

function valueOf({ occurrence }: Candidate, name: string): string | undefined {
  return occurrence.captures.find((capture) => capture.name === name)?.value;
}

function isWithin(a: Candidate, b: Candidate, { withinMilliseconds, withinLines }: Condition): boolean {
  if (withinLines !== undefined && Math.abs(a.startLine - b.startLine) > withinLines) return false;
  if (withinMilliseconds === undefined || a.time === undefined || b.time === undefined) return true;
  return Math.abs(a.time - b.time) <= withinMilliseconds;
}

const mildness: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

function isMilder(a: Severity, b: Severity): boolean {
  return mildness.indexOf(a) > mildness.indexOf(b);
}
