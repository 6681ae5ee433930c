import { type HealthVerdict, needsAttention, terminalText } from '#engine';
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import type { ClientFeatures } from '../../client-features.ts';
import type { DocumentStatus } from '../../status-reports.ts';
import type { Lines } from '../line-lengths.ts';
import { judgedFields } from './judged-fields.ts';
import { printedPlaces } from './printed-places.ts';

/** Longest message: one line in the Problems view. */
const MAX_MESSAGE = 139;
/** Longest mark, in UTF-16 columns: JSON on one line is one line. */
const MAX_COLUMNS = 300;

/** What `Diagnostic.data` of a judgement holds. */
interface JudgementData {
  readonly judgement: string;
  /** Zero-based. */
  readonly line: number;
}

/**
 * What a reader should see marked: what is wrong, and a printed word that could not be judged. That something is not
 * printed at all is said in the tree; a mark on a name would look like a fault of it.
 */
export function markedVerdicts({ report, verdicts }: DocumentStatus): readonly HealthVerdict[] {
  const places = printedPlaces(report);
  const isPrinted = ({ code, line, subject }: HealthVerdict): boolean =>
    places
      .get(line)
      ?.some((place) => place.subject === subject && (judgedFields[code] ?? []).includes(place.name)) ===
    true;
  return verdicts.filter(
    (verdict) => needsAttention(verdict.level) || (verdict.level === 'unknown' && isPrinted(verdict)),
  );
}

/**
 * Adds the judgements of a status to the findings of the same text. A status is also scanned as a log, so one matter
 * can be seen twice: where a known error or warning of that matter is marked at the line, the judgement is not; a mere
 * note gives way to the judgement.
 */
export function withStatusDiagnostics(
  findings: readonly Diagnostic[],
  status: DocumentStatus,
  lines: Lines,
  features: ClientFeatures,
  limit: number,
): Diagnostic[] {
  const errors = new Map<number, Set<string>>();
  for (const { range, severity, code } of findings) {
    if (severity !== DiagnosticSeverity.Error && severity !== DiagnosticSeverity.Warning) continue;
    const line = range.start.line;
    errors.set(line, (errors.get(line) ?? new Set()).add(String(code)));
  }
  const wanted = markedVerdicts(status).filter(
    ({ line, signatures }) => !signatures.some((id) => errors.get(line - 1)?.has(id) === true),
  );
  const judged = new Map<number, Set<string>>();
  for (const { line, signatures } of wanted) {
    const ids = judged.get(line - 1) ?? new Set();
    for (const id of signatures) ids.add(id);
    judged.set(line - 1, ids);
  }
  const kept = findings.filter(
    ({ range, severity, code }) =>
      severity === DiagnosticSeverity.Error ||
      severity === DiagnosticSeverity.Warning ||
      judged.get(range.start.line)?.has(String(code)) !== true,
  );
  const room = Math.max(1, limit - kept.length);
  const marked = wanted
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, room)
    .map((verdict, index, all) => {
      const missing = index === all.length - 1 ? wanted.length - all.length : 0;
      return toDiagnostic(verdict, missing, lines, features);
    });
  return [...kept, ...marked].sort(
    (a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character,
  );
}

function rank({ level }: HealthVerdict): number {
  return level === 'failed' ? 0 : level === 'degraded' ? 1 : 2;
}

const severities = {
  failed: DiagnosticSeverity.Error,
  degraded: DiagnosticSeverity.Warning,
  unknown: DiagnosticSeverity.Information,
  healthy: DiagnosticSeverity.Hint,
} as const;

function toDiagnostic(
  verdict: HealthVerdict,
  missing: number,
  lines: Lines,
  features: ClientFeatures,
): Diagnostic {
  const line = verdict.line - 1;
  const text = lines.text(line);
  const start = text.length - text.trimStart().length;
  const end = Math.min(text.trimEnd().length, start + MAX_COLUMNS);
  const { url } = verdict.reference;
  const data: JudgementData = { judgement: verdict.code, line };
  return {
    range: { start: { line, character: start }, end: { line, character: Math.max(start, end) } },
    severity: severities[verdict.level],
    source: 'iplog-lens',
    code: verdict.code,
    ...(url !== undefined && features.codeDescription ? { codeDescription: { href: url } } : {}),
    message: messageOf(verdict.message, missing),
    data,
  };
}

function messageOf(text: string, missing: number): string {
  const suffix = missing === 0 ? '' : ` (${missing} more judgements are not marked)`;
  const room = MAX_MESSAGE - suffix.length;
  const plain = terminalText(text, 1000);
  return (plain.length > room ? `${plain.slice(0, room - 1)}…` : plain) + suffix;
}
