import type { Catalog } from '#engine';

/** What a command may touch of the outside; tests hand in their own. */
export interface CommandContext {
  /** Written to standard output: the report, nothing else. */
  readonly stdout: (text: string) => void;
  /** Progress and messages. */
  readonly stderr: (text: string) => void;
  /** True when a person watches standard error. */
  readonly isTerminal: boolean;
  readonly version: string;
  /** Loads the built-in knowledge on first use. */
  readonly catalog: () => Promise<Catalog>;
  /** Program of the threads that scan beside this one; without it one thread does all. */
  readonly scanWorker?: string;
  /** Milliseconds from any start. */
  readonly now: () => number;
  /** ISO date. */
  readonly today: () => string;
  /** Writes a report to a file that was asked for. */
  readonly writeFile: (path: string, text: string) => Promise<void>;
}

/** Exit statuses, see `--help`. */
export const exitStatus = { done: 0, findings: 1, unusable: 2 } as const;

/** One word of the command line. */
export interface Command {
  readonly name: string;
  /** Usage behind `iplog-lens`, for help. */
  readonly usage: string;
  readonly summary: string;
  /** What help says of each option and of what else is in {@link usage}, by its words there. */
  readonly details?: Readonly<Record<string, string>>;
  /** Lines behind `iplog-lens`, for help. */
  readonly examples?: readonly string[];
  /** Returns the exit status. Throws {@link UsageError} for arguments that do not fit. */
  run(args: readonly string[], context: CommandContext): Promise<number>;
}

/** Arguments that do not fit; the message says what is wrong and the program ends with status 2. */
export class UsageError extends Error {}
