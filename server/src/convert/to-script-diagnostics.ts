import { type Diagnostic, DiagnosticTag } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { ClientFeatures } from '../client-features.ts';
import type { ScriptCheck } from '../script-store.ts';
import { toSeverity } from './to-diagnostics.ts';

/** What is wrong in a script as diagnostics, never more than the limit. */
export function toScriptDiagnostics(
  { findings, gaveUp }: ScriptCheck,
  document: TextDocument,
  limit: number,
  { codeDescription }: ClientFeatures,
): Diagnostic[] {
  if (gaveUp) return [tooLong];
  return findings.slice(0, limit).map(({ code, start, end, severity, message, reference, deprecated }) => ({
    range: { start: document.positionAt(start), end: document.positionAt(end) },
    severity: toSeverity(severity),
    source: 'iplog-lens',
    code,
    ...(codeDescription ? { codeDescription: { href: reference.url } } : {}),
    message,
    ...(deprecated === true ? { tags: [DiagnosticTag.Deprecated] } : {}),
  }));
}

/** Said at the top, because silence would look like a clean script. */
const tooLong: Diagnostic = {
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
  severity: toSeverity('information'),
  source: 'iplog-lens',
  code: 'PS1000',
  message: 'This script is too long or too tangled to be checked for cmdlets of the scanner and the sensor.',
};
