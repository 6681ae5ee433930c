import { countWords, GramFilter } from './gram-filter.ts';
import type { ScanKernel } from './scan-kernel.ts';
import type { PlannedRule } from './scan-plan.ts';

/** How much of a text is looked at to see which anchors are rare in it, in bytes. */
export const SAMPLE_BYTES = 1 << 18;

/**
 * The gram filter of a set of rules: which literals are looked for, and which rules each of them stands for. Of the
 * sets of anchors that would do for a rule, the one that is rarest in the text is taken.
 */
export class RuleFilter {
  readonly #rules: readonly PlannedRule[];
  #gram: GramFilter;
  #rulesByLiteral: readonly (readonly PlannedRule[])[];

  constructor(rules: readonly PlannedRule[]) {
    this.#rules = rules;
    const first = collect(rules.map((rule) => ({ rule, anchors: rule.rule.anchors })));
    this.#gram = new GramFilter(first.literals);
    this.#gram.tune(countWords(new Uint8Array(0)));
    this.#rulesByLiteral = first.rulesByLiteral;
  }

  get gram(): GramFilter {
    return this.#gram;
  }

  /** Rules whose matches contain the literal. */
  rulesOf(literal: number): readonly PlannedRule[] {
    return this.#rulesByLiteral[literal] ?? [];
  }

  /** Fits the filter to the text in the block of the kernel, [0, end), by a sample of it that begins at `from`. */
  tune(kernel: ScanKernel, end: number, from = 0): void {
    const to = Math.min(end, from + SAMPLE_BYTES);
    const frequency = kernel.countWords(from, to);
    const all = collect(this.#rules.flatMap((rule) => setsOf(rule).map((anchors) => ({ rule, anchors }))));
    const counts = new Uint32Array(all.literals.length);
    const counting = new GramFilter(all.literals);
    counting.tune(frequency);
    const { count } = kernel.filter(counting, to);
    for (const word of kernel.candidates.subarray(0, count)) {
      counting.verify(kernel.bytes, word << 2, to, (literal) => {
        counts[literal] = (counts[literal] ?? 0) + 1;
      });
    }
    const commonness = (anchors: readonly string[]): number =>
      anchors.reduce((sum, anchor) => sum + (counts[all.indexOf(anchor)] ?? 0), 0);
    const chosen = collect(
      this.#rules.map((rule) => {
        const [first = [], ...others] = setsOf(rule);
        let anchors = first;
        for (const other of others) if (commonness(other) < commonness(anchors)) anchors = other;
        return { rule, anchors };
      }),
    );
    this.#gram = new GramFilter(chosen.literals);
    this.#gram.tune(frequency);
    this.#rulesByLiteral = chosen.rulesByLiteral;
  }
}

function setsOf({ rule }: PlannedRule): readonly (readonly string[])[] {
  return [rule.anchors, ...rule.otherAnchors];
}

interface Literals {
  readonly literals: readonly Uint8Array[];
  readonly rulesByLiteral: readonly (readonly PlannedRule[])[];
  indexOf(anchor: string): number;
}

/** Every literal once, with the rules that it stands for. */
function collect(
  uses: readonly { readonly rule: PlannedRule; readonly anchors: readonly string[] }[],
): Literals {
  const indices = new Map<string, number>();
  const rulesByLiteral: PlannedRule[][] = [];
  for (const { rule, anchors } of uses) {
    for (const anchor of anchors) {
      let index = indices.get(anchor);
      if (index === undefined) indices.set(anchor, (index = rulesByLiteral.push([]) - 1));
      rulesByLiteral[index]?.push(rule);
    }
  }
  const encoder = new TextEncoder();
  return {
    literals: [...indices.keys()].map((anchor) => encoder.encode(anchor)),
    rulesByLiteral,
    indexOf: (anchor) => indices.get(anchor) ?? -1,
  };
}
