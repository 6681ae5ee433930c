import type { LocatedProblem } from '#engine';
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';

/** Marked in one file at most, so that a file of something else does not fill the Problems view. */
const MAX_MARKED = 100;

/** Problems of one signature file as diagnostics. */
export function toSignatureDiagnostics(problems: readonly LocatedProblem[]): Diagnostic[] {
  return problems.slice(0, MAX_MARKED).map(({ line, column, endLine, endColumn, severity, message }) => ({
    range: {
      start: { line: line - 1, character: column - 1 },
      end: { line: endLine - 1, character: endColumn - 1 },
    },
    severity: severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    source: 'iplog-lens',
    message,
  }));
}
