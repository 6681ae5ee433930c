import { fork } from 'node:child_process';
import path from 'node:path';
import { startAwakeTimer } from '../../host/src/node/awake-timer.ts';
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
  let doing: string | undefined;
  let end: TargetRun['end'];
  let watch: (() => void) | undefined;
  const fail = (message: string): void => {
    failures++;
    onFailure(running, message);
  };
  const begin = (at: number): void => {
    [running, doing] = [at, undefined];
    watch?.();
    watch = startAwakeTimer(hung, () => {
      const last = doing === undefined ? '' : `; the last that it began was ${doing}`;
      fail(`It hung for ${hung / 1000} seconds${last}.`);
      child.kill('SIGKILL');
    });
  };
  child.on('message', (report: CasesReport) => {
    if ('next' in report) end = report;
    else if ('doing' in report) doing = report.doing;
    else if ('running' in report) begin(report.running);
    else fail(`${report.message}\n  input: ${path.relative(root, report.file)}`);
  });
  const [code, signal] = await new Promise<readonly [number | null, string | null]>((resolve) =>
    child.once('exit', (...how) => resolve(how)),
  );
  watch?.();
  if (end === undefined && failures === 0) fail(`The process ended (${signal ?? code}).`);
  return { failures, next: end?.next ?? running + 1, end };
}
