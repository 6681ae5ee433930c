import type { Problem } from '../model/scan-result.ts';

/** Why a source could not be read to its end. It may name the kind of its failure; what it says is for a person. */
export function toReadProblem(source: string, error: unknown): Problem {
  if (!(error instanceof Error)) return { kind: 'unreadable', source, message: String(error) };
  const kind = 'kind' in error && typeof error.kind === 'string' ? error.kind : 'unreadable';
  return { kind, source, message: error.message };
}
