import {
  type Catalog,
  combineScans,
  htmlReport,
  jsonReport,
  markdownReport,
  sarifReport,
  type ScanResult,
  type Severity,
  textReport,
} from '#engine';
import { isAmong, measurePaths, processorTime, ScanPool } from '#host';
import { caseHelp, caseOptions, findCase } from '../case-paths.ts';
import { type Command, type CommandContext, exitStatus, UsageError } from '../command.ts';
import { describeProblem } from '../describe-problem.ts';
import { parseChoice, parseOptions } from '../parse-options.ts';
import { ProgressLine } from '../progress-line.ts';

const formats = ['text', 'json', 'sarif', 'markdown', 'html'] as const;
const thresholds = ['error', 'warning', 'information', 'none'] as const;

export const scanCommand: Command = {
  name: 'scan',
  usage: 'scan PATH... [--format FORMAT] [--output FILE] [--fail-on SEVERITY] [--limit NAME=NUMBER]...',
  summary: `Finds known errors in files, folders and zips. FORMAT is ${formats.join(', ')}.`,
  details: {
    PATH: caseHelp.PATH,
    '--format': 'text for people, json and sarif for programs, markdown and html as a summary of the case',
    '--output': 'writes the report to FILE, which must not be part of what is scanned; - is standard output',
    '--fail-on':
      'ends with status 1 at an error this severe or worse: error, warning, information; default: none',
    '--limit': caseHelp['--limit'],
  },
  examples: [
    'scan case.zip',
    'scan Logs Microsoft.Tri.Sensor.log --format html --output summary.html',
    'scan "case.zip!/DC01/Logs" --format json --fail-on error',
  ],
  run,
};

async function run(args: readonly string[], context: CommandContext): Promise<number> {
  const { values, positionals } = parseOptions({
    args: [...args],
    allowPositionals: true,
    options: {
      format: { type: 'string', default: 'text' },
      output: { type: 'string' },
      'fail-on': { type: 'string', default: 'none' },
      ...caseOptions,
    },
  });
  const format = parseChoice('format', values.format, formats);
  const failOn = parseChoice('fail-on', values['fail-on'], thresholds);
  if (positionals.length === 0) throw new UsageError('scan needs a PATH, or - for standard input.');
  const { paths, limits, sources, problems } = await findCase(positionals, values);
  const output = values.output === '-' ? undefined : values.output;
  if (output !== undefined && (await isAmong(output, paths))) {
    throw new UsageError(
      `${output} is part of what is scanned, and evidence is not overwritten. Name another file.`,
    );
  }

  const catalog = await context.catalog();
  const progress = new ProgressLine(context);
  const measuring = new AbortController();
  if (context.isTerminal)
    void measurePaths(paths, measuring.signal, limits).then((bytes) => (progress.totalBytes = bytes));
  const pool = new ScanPool(context.scanWorker === undefined ? {} : { program: context.scanWorker });
  const scans = await pool.scanAll(catalog, sources, {
    today: context.today(),
    now: context.now,
    processorTime,
    onProgress: (at) => progress.show(at),
  });
  measuring.abort();
  await pool.close();
  progress.clear();
  const scanned = combineScans(catalog, scans);
  const result: ScanResult = { ...scanned, problems: [...problems, ...scanned.problems] };

  if (result.sources.length === 0) {
    for (const problem of result.problems) context.stderr(`iplog-lens: ${describeProblem(problem)}\n`);
    context.stderr('iplog-lens: nothing was readable.\n');
  }
  // For a person all is said; a program wants its report in any case.
  if (result.sources.length > 0 || format !== 'text') {
    const report = makeReport(format, result, catalog, context);
    if (output === undefined) context.stdout(report);
    else await writeReport(output, report, context);
  }
  if (result.sources.length === 0) return exitStatus.unusable;
  return isReached(result, failOn) ? exitStatus.findings : exitStatus.done;
}

function makeReport(
  format: (typeof formats)[number],
  result: ScanResult,
  catalog: Catalog,
  { version, today }: CommandContext,
): string {
  const tool = { name: 'iplog-lens', version };
  switch (format) {
    case 'text':
      return textReport(result, catalog, today());
    case 'json':
      return jsonReport(result, catalog, tool, today());
    case 'sarif':
      return sarifReport(result, catalog, tool);
    case 'markdown':
      return markdownReport(result, catalog, { today: today() });
    case 'html':
      return htmlReport(result, catalog, { today: today() });
  }
}

async function writeReport(file: string, report: string, context: CommandContext): Promise<void> {
  try {
    await context.writeFile(file, report);
  } catch (error) {
    throw new UsageError(
      `${file} could not be written: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

const order: readonly Severity[] = ['error', 'warning', 'information'];

function isReached(result: ScanResult, failOn: (typeof thresholds)[number]): boolean {
  if (failOn === 'none') return false;
  const reached = order.slice(0, order.indexOf(failOn) + 1);
  return result.groups.some((group) => reached.includes(group.severity));
}
