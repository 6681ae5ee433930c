import type { PlannedRule } from './scan-plan.ts';

/** Milliseconds from any start. */
export type Clock = () => number;

/**
 * Switches a pattern off that took too long on two records, so that it costs one signature and not the scan. The first time
 * may be the clock: a machine that slept or was busy, a time that was set. From then on the pattern is measured in processor
 * time, which costs too much to be asked for each. A pattern that never ends can only be stopped from outside, by ending its
 * worker.
 */
export class PatternGuard {
  readonly #now: Clock | undefined;
  readonly #processorTime: Clock | undefined;
  readonly #limit: number;
  readonly #slow = new Set<PlannedRule>();
  readonly #off = new Set<PlannedRule>();
  /** One sentence for each pattern that was switched off. */
  readonly switchedOff: string[] = [];

  /** Where no processor time is known the clock decides. */
  constructor(now: Clock | undefined, limitMilliseconds: number, processorTime = now) {
    this.#now = now;
    this.#processorTime = processorTime;
    this.#limit = limitMilliseconds;
  }

  readonly run = (rule: PlannedRule, exec: () => RegExpExecArray | null): RegExpExecArray | null => {
    const isSuspect = this.#slow.has(rule);
    const clock = isSuspect ? this.#processorTime : this.#now;
    if (clock === undefined) return exec();
    if (this.#off.has(rule)) return null;
    const start = clock();
    const found = exec();
    const took = clock() - start;
    if (took > this.#limit && !isSuspect) this.#slow.add(rule);
    else if (took > this.#limit) {
      this.#off.add(rule);
      this.switchedOff.push(
        `A pattern of ${rule.signature.id} took ${Math.round(took)} ms on one record, after another, and was switched off for the rest of this source.`,
      );
    }
    return found;
  };
}
