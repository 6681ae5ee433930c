import { fork } from 'node:child_process';
import path from 'node:path';
import { root } from '../support/real-catalog.ts';
import type { CasesOrder, CasesReport } from './run-cases.ts';

/** What one run of a target came to. */
export interface TargetRun {
  readonly failures: number;
  /** The case to go on with. */
  readonly next: number;
  /** Absent when the process ended before its time. */
  readonly end: Extract<CasesReport, { next: number }> | undefined;
}

/** What a process may take to start, in milliseconds, which no case does. */
const START = 60_000;

/**
 * Runs a target in a process of its own, and ends that when a case has not come to an end after `hung` milliseconds. That
 * is time by the clock, because a case may wait for ever and cost nothing, so it must be many times what a busy machine needs.
 */
export async function runTarget(
  order: CasesOrder,
  hung: number,
  onFailure: (at: number, message: string) => void,
): Promise<TargetRun> {
  const child = fork(path.join(import.meta.dirname, 'run-cases.ts'), [JSON.stringify(order)], {
    execArgv: ['--import', 'tsx', '--max-old-space-size=1024'],
  });
  let failures = 0;
  let running = order.from;
  let since = performance.now() + START;
  let doing: string | undefined;
  let end: TargetRun['end'];
  const fail = (message: string): void => {
    failures++;
    onFailure(running, message);
  };
  child.on('message', (report: CasesReport) => {
    if ('next' in report) end = report;
    else if ('doing' in report) doing = report.doing;
    else if ('running' in report) [running, since, doing] = [report.running, performance.now(), undefined];
    else fail(`${report.message}\n  input: ${path.relative(root, report.file)}`);
  });
  const watch = setInterval(() => {
    if (performance.now() - since < hung) return;
    fail(
      `It hung for ${hung / 1000} seconds${doing === undefined ? '' : `; the last that it began was ${doing}`}.`,
    );
    clearInterval(watch);
    child.kill('SIGKILL');
  }, 1000);
  const [code, signal] = await new Promise<readonly [number | null, string | null]>((resolve) =>
    child.once('exit', (...how) => resolve(how)),
  );
  clearInterval(watch);
  if (end === undefined && failures === 0) fail(`The process ended (${signal ?? code}).`);
  return { failures, next: end?.next ?? running + 1, end };
}
