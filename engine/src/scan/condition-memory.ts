import type { Occurrence } from '../model/scan-result.ts';
import type { Condition } from '../model/signature.ts';

/** A matched record as conditions of other matches see it. */
export interface SeenRecord {
  readonly occurrence: Occurrence;
  /** Zero-based first line of the record. */
  readonly startLine: number;
  /** Milliseconds since the epoch; undefined where the log does not state its zone. */
  readonly time: number | undefined;
}

/** Different values of `same` that one condition remembers. */
const MAX_REMEMBERED = 1000;

/** The newest records that one condition asks for, by the values that must be equal. */
export class ConditionMemory {
  readonly #condition: Condition;
  readonly #byValues = new Map<string, SeenRecord[]>();

  constructor(condition: Condition) {
    this.#condition = condition;
  }

  add(seen: SeenRecord): void {
    const values = valuesOf(seen, this.#condition);
    if (values === undefined || !hasValues(seen, this.#condition)) return;
    const newest = this.#byValues.get(values) ?? [];
    newest.push(seen);
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

  clone(): ConditionMemory {
    const clone = new ConditionMemory(this.#condition);
    for (const [values, newest] of this.#byValues) clone.#byValues.set(values, [...newest]);
    return clone;
  }

  /** Those within the condition's reach of the record, in the order in which they were added. */
  find(record: SeenRecord): SeenRecord[] {
    const values = valuesOf(record, this.#condition);
    const newest = values === undefined ? [] : (this.#byValues.get(values) ?? []);
    return newest.filter((seen) => isWithin(seen, record, this.#condition));
  }

  /** All of them in the order of the file. */
  get records(): SeenRecord[] {
    return [...this.#byValues.values()].flat().sort((a, b) => a.startLine - b.startLine);
  }
}

/** The values of `same`, folded: Windows tells no case apart, and a gMSA is written with and without its `$`. */
export function valuesOf(seen: SeenRecord, { same }: Condition): string | undefined {
  const values: string[] = [];
  for (const name of same) {
    const value = valueOf(seen, name);
    if (value === undefined) return undefined;
    values.push(value.toLowerCase().replace(/\$$/, ''));
  }
  return JSON.stringify(values);
}

/** True where the record has the captures that the condition asks for. */
export function hasValues(seen: SeenRecord, { having }: Condition): boolean {
  return Object.entries(having).every(
    ([name, value]) => valueOf(seen, name)?.toLowerCase() === value.toLowerCase(),
  );
}

function valueOf({ occurrence }: SeenRecord, name: string): string | undefined {
  return occurrence.captures.find((capture) => capture.name === name)?.value;
}

/** A place in a log, as far as the reach of a condition asks. */
type Moment = Pick<SeenRecord, 'startLine' | 'time'>;

/** True where the two are no further apart than the condition says. */
export function isWithin(a: Moment, b: Moment, { withinMilliseconds, withinLines }: Condition): boolean {
  if (withinLines !== undefined && Math.abs(a.startLine - b.startLine) > withinLines) return false;
  if (withinMilliseconds === undefined || a.time === undefined || b.time === undefined) return true;
  return Math.abs(a.time - b.time) <= withinMilliseconds;
}
