import {
  decodeText,
  type HealthVerdict,
  judgeHealth,
  parseScannerStatus,
  type Problem,
  type ScannerStatusReport,
  terminalText,
  toStatusJson,
  toStatusText,
} from '#engine';
import { createFileLogSource, createStandardInputSource, openSource, toProblem } from '#host';
import { type Command, type CommandContext, exitStatus, UsageError } from '../command.ts';
import { parseChoice, parseOptions } from '../parse-options.ts';

const formats = ['text', 'json'] as const;
/** Saved status is small; beyond this a file is something else, and too long for one text. */
const MAX_BYTES = 128 * 1024 * 1024;

export const statusCommand: Command = {
  name: 'status',
  usage: 'status FILE... [--format text|json]',
  summary:
    'Reads saved scanner status (text, transcript, CSV, JSON, clixml) and judges its health; - is standard input.',
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
  for (const path of new Set(positionals)) {
    try {
      const report = await readReport(path, problems);
      reports.push(report);
      if (!holdsStatus(report)) problems.push(noStatus(report));
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
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of source.read()) {
    const room = MAX_BYTES - length;
    // A chunk may be overwritten when the next one is asked for.
    chunks.push(chunk.slice(0, room));
    length += Math.min(chunk.length, room);
    if (chunk.length > room) {
      const message = `Only the first ${MAX_BYTES / 1024 / 1024} MB were read: saved status is smaller than that.`;
      problems.push({ kind: 'too-large', source: source.path, message });
      break;
    }
  }
  const { text, problems: undecoded } = decodeText(join(chunks, length));
  for (const problem of undecoded) problems.push({ ...problem, source: source.path });
  return parseScannerStatus({ path: source.path, text });
}

function join(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** Output of the diagnostics is worth a report as well: it says how the scanner is. */
function holdsStatus(report: ScannerStatusReport): boolean {
  return report.snapshots.length > 0 || report.diagnostics.length > 0;
}

function noStatus(report: ScannerStatusReport): Problem {
  const found = report.found === '' ? 'nothing' : report.found;
  return {
    kind: 'no-status',
    source: report.path,
    message: `There is no scanner status in it; it holds ${found}.`,
  };
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
