import type { HealthReference } from './scanner-status.ts';

/** What prints a name: a property can mean different things in a node and in a repository. */
export type StatusPart =
  | 'status'
  | 'current'
  | 'node'
  | 'summary'
  | 'repository'
  | 'repositorySettings'
  | 'configuration'
  | 'job'
  | 'classicConfiguration';

/** What one name of scanner output means, and the words that it is known to print. One entry of the knowledge. */
export interface StatusFieldMeaning {
  /** As Microsoft writes it. */
  readonly name: string;
  readonly of: readonly StatusPart[];
  readonly meaning: string;
  readonly words: readonly StatusWord[];
  readonly reference: HealthReference;
}

export interface StatusWord {
  readonly word: string;
  readonly meaning: string;
}
