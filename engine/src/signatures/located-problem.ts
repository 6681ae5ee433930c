/** What is wrong with a file of the knowledge, and where. Data, never an exception. */
export interface LocatedProblem {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 units. */
  readonly column: number;
  /** 1-based and exclusive; the same as the start where the problem has no extent. */
  readonly endLine: number;
  readonly endColumn: number;
  /** An `error` refuses the file; a `warning` is a rule of good style that our own files must meet. */
  readonly severity: 'error' | 'warning';
  /** One sentence for a person, with the mend. */
  readonly message: string;
}

/** True when nothing stands against using the file. */
export function isUsable(problems: readonly Pick<LocatedProblem, 'severity'>[]): boolean {
  return problems.every(({ severity }) => severity !== 'error');
}
