import {
  type HealthVerdict,
  holdsStatus,
  judgeHealth,
  noStatusProblem,
  type Problem,
  readStatusSource,
  type ScannerStatusReport,
  terminalText,
  toStatusJson,
  toStatusText,
} from '#engine';
import { createFileLogSource, createStandardInputSource, openSource, toProblem } from '#host';
import { type Command, type CommandContext, exitStatus, UsageError } from '../command.ts';
import { expandWildcards } from '../expand-wildcards.ts';
import { parseChoice, parseOptions } from '../parse-options.ts';

const formats = ['text', 'json'] as const;

export const statusCommand: Command = {
  name: 'status',
  usage: 'status FILE... [--format text|json]',
  summary:
    'Reads saved scanner status (text, transcript, CSV, JSON, clixml) and judges its health; - is standard input.',
  details: {
    FILE: 'saved with `>`, Out-File, a transcript, Export-Clixml, ConvertTo-Json or Export-Csv, or pasted',
    '--format': 'text for people, json for programs',
  },
  examples: ['status scanner-status.clixml', 'status monday.txt tuesday.txt --format json'],
  run: runStatus,
};

/** Exit status 0 when any file held a status, 2 when none did; the report says in both cases what was found. */
async function runStatus(args: readonly string[], context: CommandContext): Promise<number> {
  const { values, positionals } = parseOptions({
    args: [...args],
    allowPositionals: true,
    options: { format: { type: 'string', default: 'text' } },
  });
  const format = parseChoice('format', values.format, formats);
  if (positionals.length === 0) throw new UsageError('status needs a FILE, or - for standard input.');

  const reports: ScannerStatusReport[] = [];
  const problems: Problem[] = [];
  for (const path of new Set(await expandWildcards(positionals))) {
    try {
      const report = await readReport(path, problems);
      reports.push(report);
      if (!holdsStatus(report)) problems.push(noStatusProblem(report));
    } catch (error) {
      problems.push(toProblem(path, error));
    }
  }
  const useful = reports.some(holdsStatus);
  if (!useful) {
    for (const { source, message } of problems) {
      context.stderr(`iplog-lens: ${terminalText(`${source ?? ''}: ${message}`, 600)}\n`);
    }
  }
  const health = judgeHealth(reports.flatMap((report) => report.snapshots));
  if (format === 'json') context.stdout(toJsonText(reports, health, problems, context));
  else if (useful) context.stdout(toStatusText(reports, health, problems));
  return useful ? exitStatus.done : exitStatus.unusable;
}

async function readReport(path: string, problems: Problem[]): Promise<ScannerStatusReport> {
  const source =
    path === '-'
      ? createStandardInputSource()
      : path.includes('!/')
        ? await openSource(path)
        : createFileLogSource(path);
  const read = await readStatusSource(source);
  problems.push(...read.problems);
  return read.report;
}

function toJsonText(
  reports: readonly ScannerStatusReport[],
  health: readonly HealthVerdict[],
  problems: readonly Problem[],
  context: CommandContext,
): string {
  const tool = { name: 'iplog-lens', version: context.version };
  return `${JSON.stringify(toStatusJson(reports, health, problems, tool), undefined, 2)}\n`;
}
