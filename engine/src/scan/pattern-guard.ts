import type { PlannedRule } from './scan-plan.ts';

/** Milliseconds from any start. */
export type Clock = () => number;

/**
 * Switches a pattern off that took too long on two records, so that it costs one signature and not the scan. Once may be
 * the clock: a machine that slept, a time that was set. A pattern that never ends can only be stopped from outside, by
 * ending its worker.
 */
export class PatternGuard {
  readonly #now: Clock | undefined;
  readonly #limit: number;
  readonly #slow = new Set<PlannedRule>();
  readonly #off = new Set<PlannedRule>();
  /** One sentence for each pattern that was switched off. */
  readonly switchedOff: string[] = [];

  constructor(now: Clock | undefined, limitMilliseconds: number) {
    this.#now = now;
    this.#limit = limitMilliseconds;
  }

  readonly run = (rule: PlannedRule, exec: () => RegExpExecArray | null): RegExpExecArray | null => {
    if (this.#now === undefined) return exec();
    if (this.#off.has(rule)) return null;
    const start = this.#now();
    const found = exec();
    const took = this.#now() - start;
    if (took > this.#limit && !this.#slow.has(rule)) this.#slow.add(rule);
    else if (took > this.#limit) {
      this.#off.add(rule);
      this.switchedOff.push(
        `A pattern of ${rule.signature.id} took ${Math.round(took)} ms on one record, after another, and was switched off for the rest of this source.`,
      );
    }
    return found;
  };
}
