import type { Condition, Signature } from '../model/signature.ts';
import type { Candidate } from './candidate.ts';
import { ConditionMemory, hasValues, valuesOf } from './condition-memory.ts';
import type { ConditionPlan } from './condition-plan.ts';
import type { Seam } from './seam.ts';
import { SeamRecorder } from './seam-recorder.ts';
import { WaitingMatch } from './waiting-match.ts';

/** Matches of one signature that wait for what comes behind them; the oldest is judged by what is known when more wait. */
const MAX_WAITING = 500;

/**
 * Judges the conditions of matches while one source runs past: sequence, count within a window, absence. It remembers
 * only records that some condition asks for, and as many of each as the condition counts, so memory is bounded; and
 * it sees matched records only, in the order of the file, so the chunks in which the bytes came make no difference.
 */
export class ConditionJudge {
  readonly #plan: ConditionPlan;
  readonly #settle: (candidate: Candidate) => void;
  readonly #memories = new Map<Condition, ConditionMemory>();
  /** Matches of a signature in the order of the file, those that are not yet decided and those behind them. */
  readonly #waiting = new Map<Signature, WaitingMatch[]>();
  readonly #recorder = new SeamRecorder();

  /** `settle` is told every match that is a finding, each signature in the order of the file. */
  constructor(plan: ConditionPlan, settle: (candidate: Candidate) => void) {
    this.#plan = plan;
    this.#settle = settle;
  }

  /** A judge that knows what this one knows and goes its own way; of the seams it knows nothing. */
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
    this.#recorder.pass(first);
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
    for (const queue of this.#waiting.values()) for (const waiting of queue) this.#recorder.leave(waiting);
    this.#release(() => true);
  }

  /** What other parts of the same log may need, once this one has ended. */
  get seam(): Omit<Seam, 'keep'> {
    const planned = [...this.#plan.values()].flat();
    return this.#recorder.toSeam(new Set(planned.map(({ signature }) => signature)), this.#memories);
  }

  #wait(candidate: Candidate): void {
    const waiting = new WaitingMatch(candidate);
    for (const [condition, test] of waiting.tests) {
      if (condition.place !== 'after')
        test.before.push(...(this.#memories.get(condition)?.find(candidate) ?? []));
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
      this.#recorder.show(condition, values, candidate);
      for (const waiting of this.#waiting.get(signature) ?? []) waiting.show(condition, values, candidate);
    }
  }

  #remember(candidate: Candidate): void {
    for (const { condition } of this.#plan.get(candidate.signature.id) ?? []) {
      if (condition.place === 'after') continue;
      let memory = this.#memories.get(condition);
      if (memory === undefined) this.#memories.set(condition, (memory = new ConditionMemory(condition)));
      memory.add(candidate);
    }
  }

  /** Settles from the head of every queue what can be judged, so that each signature stays in the order of the file. */
  #release(isReady: (waiting: WaitingMatch) => boolean): void {
    for (const queue of this.#waiting.values()) {
      let ready = 0;
      for (const waiting of queue) {
        if (!isReady(waiting) && queue.length - ready <= MAX_WAITING) break;
        ready++;
      }
      for (const waiting of queue.splice(0, ready)) {
        this.#recorder.settle(waiting);
        const { verdict } = waiting;
        if (verdict !== undefined) this.#settle(verdict);
      }
    }
  }
}
