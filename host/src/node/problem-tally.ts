import type { Problem } from '#engine';
import { showName } from './show-name.ts';

/** Names given as examples in one problem; the rest is counted. */
const exampleCount = 5;

interface Row {
  readonly kind: string;
  readonly sentence: string;
  readonly words: Words;
  readonly examples: string[];
  count: number;
}

/** What is counted: one, many. */
type Words = readonly [one: string, many: string];

/**
 * Many equal problems as one. A hostile archive can hold tens of thousands of entries that are refused for the same
 * reason, and a list of as many sentences helps nobody.
 */
export class ProblemTally {
  readonly #source: string;
  readonly #rows = new Map<string, Row>();

  /** `source` is the folder or archive that the names stand in. */
  constructor(source: string) {
    this.#source = source;
  }

  /** Counts `name` under a sentence in which `{}` stands for the number of things, for example `3 entries`. */
  add(kind: string, name: string, sentence: string, words: Words): void {
    const key = `${kind} ${sentence}`;
    const row = this.#rows.get(key) ?? { kind, sentence, words, examples: [], count: 0 };
    if (row.examples.length < exampleCount) row.examples.push(showName(name));
    row.count += 1;
    this.#rows.set(key, row);
  }

  /** The problems so far; starts again from nothing. */
  take(): Problem[] {
    const problems = [...this.#rows.values()].map(({ kind, sentence, words, examples, count }) => {
      const named = examples.join(', ') + (count > examples.length ? ', ...' : '');
      const message = `${sentence.replace('{}', countOf(count, ...words))}: ${named}`;
      return { kind, source: this.#source, message };
    });
    this.#rows.clear();
    return problems;
  }
}

/** `1 entry`, `3 entries`. */
function countOf(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
