import type { Catalog, CatalogData, MatchRule, PatternWatch, Signature } from '#engine';
import { processorTime } from '../processor-time.ts';

/** Number of the rule that runs, from 1; 0 while none does. */
const RUNNING = 0;
/** Counts the runs. */
const RUNS = 1;

/** How often a thread is looked at, in milliseconds, and after how many looks at one run it counts as hung. */
const TICK = 50;
const PATIENCE = 10;
/** What it has had to get of the processor by then, in milliseconds. */
const LIMIT = TICK * PATIENCE;

/** A pattern of the user that did not come to an end, so that its thread was ended. */
export class PatternHang extends Error {
  readonly signatureId: string;
  readonly pattern: string;

  constructor({ signature, rule }: NumberedRule) {
    super(
      `A pattern of ${signature.id} did not come to an end in ${LIMIT / 1000} s on one record; the signature is switched off.`,
    );
    this.signatureId = signature.id;
    this.pattern = rule.pattern;
  }
}

interface NumberedRule {
  readonly signature: Signature;
  readonly rule: MatchRule;
}

/** Memory that two threads share, in which one says what it runs. */
export function createWatchMemory(): SharedArrayBuffer {
  return new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT);
}

/** Writes what runs, in the thread that runs it. */
export function createPatternWatch(memory: SharedArrayBuffer, knowledge: CatalogData): PatternWatch {
  const cells = new Int32Array(memory);
  const numbers = new Map(numberRules(knowledge).map(({ rule }, index) => [rule, index + 1]));
  return {
    begin(rule) {
      Atomics.add(cells, RUNS, 1);
      Atomics.store(cells, RUNNING, numbers.get(rule) ?? 0);
    },
    end() {
      Atomics.store(cells, RUNNING, 0);
    },
  };
}

/**
 * Looks from outside whether a pattern hangs. It counts its own looks and processor time, and goes by no clock: a machine
 * that slept, swapped or was busy with something else makes no pattern slow.
 */
export class HangWatcher {
  readonly #cells: Int32Array;
  readonly #catalog: Catalog;
  readonly #onHang: (hang: PatternHang) => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(memory: SharedArrayBuffer, catalog: Catalog, onHang: (hang: PatternHang) => void) {
    this.#cells = new Int32Array(memory);
    this.#catalog = catalog;
    this.#onHang = onHang;
  }

  start(): void {
    let looks = 0;
    let seen = -1;
    let start = 0;
    this.stop();
    this.#timer = setInterval(() => {
      const runs = Atomics.load(this.#cells, RUNS);
      const running = Atomics.load(this.#cells, RUNNING);
      if (running === 0 || runs !== seen) [looks, start] = [0, processorTime()];
      else looks++;
      seen = runs;
      // Other threads of this process count too, so the time alone would be too little.
      if (looks < PATIENCE || processorTime() - start < LIMIT) return;
      this.stop();
      const rule = numberRules(this.#catalog)[running - 1];
      if (rule !== undefined) this.#onHang(new PatternHang(rule));
    }, TICK);
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}

/** In the order in which both threads have them. */
function numberRules({ signatures }: CatalogData): NumberedRule[] {
  return signatures.flatMap((signature) => signature.rules.map((rule) => ({ signature, rule })));
}
