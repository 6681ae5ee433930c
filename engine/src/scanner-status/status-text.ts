import type { Problem } from '../model/scan-result.ts';
import type { HealthVerdict, ScannerStatusReport } from '../model/scanner-status.ts';
import { printSnapshot } from './print-snapshot.ts';
import { wrapLine } from './wrap-line.ts';

/** Problems that are printed; the JSON report has all of them. */
const MAX_PROBLEMS = 20;

/** The report of `status --format text`, at most 100 columns wide except where one word is wider. */
export function toStatusText(
  reports: readonly ScannerStatusReport[],
  health: readonly HealthVerdict[],
  problems: readonly Problem[] = [],
): string {
  const bySnapshot = new Map<string, HealthVerdict[]>();
  for (const verdict of health) {
    const key = `${verdict.source}\u0000${verdict.snapshot}`;
    const verdicts = bySnapshot.get(key);
    if (verdicts === undefined) bySnapshot.set(key, [verdict]);
    else verdicts.push(verdict);
  }
  const out: string[] = [];
  for (const report of reports) {
    for (const snapshot of report.snapshots) {
      const verdicts = bySnapshot.get(`${report.path}\u0000${snapshot.id}`) ?? [];
      printSnapshot(out, snapshot, verdicts);
    }
    for (const output of report.diagnostics) {
      out.push(...wrapLine(`Scanner diagnostics  (${report.path}:${output.line})`, 0), '');
      for (const line of output.lines) out.push(...wrapLine(line, 2));
      if (output.omittedLines > 0) out.push(`  ... and ${output.omittedLines} more lines`);
      out.push('');
    }
    for (const message of report.messages.filter((one) => one.kind === 'warning' || one.kind === 'error')) {
      out.push(...wrapLine(`${message.kind} in line ${message.line}: ${message.text}`, 2));
    }
  }
  printProblems(out, [...problems, ...reports.flatMap((report) => report.problems)]);
  return `${out.join('\n').trimEnd()}\n`;
}

function printProblems(out: string[], problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  out.push('Could not be read or is not clear');
  for (const problem of problems.slice(0, MAX_PROBLEMS)) {
    const place =
      problem.source === undefined
        ? ''
        : `${problem.source}${problem.line === undefined ? '' : `:${problem.line}`}: `;
    out.push(...wrapLine(`${place}${problem.message}`, 2, 4));
  }
  if (problems.length > MAX_PROBLEMS) {
    out.push(`  ... and ${problems.length - MAX_PROBLEMS} more; the JSON report lists them.`);
  }
}
