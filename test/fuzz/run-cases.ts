import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkCase } from './check-case.ts';
import type { FuzzTarget } from './fuzz-target.ts';
import { Random } from './random.ts';

// One target, case after case, in a process of its own that run.ts can end when a case does not.

/** What the process is given, as JSON in its one argument. */
export interface CasesOrder {
  /** The module that exports the targets, as `allTargets`. */
  readonly targets: string;
  readonly target: string;
  readonly seed: string;
  readonly from: number;
  readonly milliseconds: number;
  /** Where inputs that fail are kept. */
  readonly folder: string;
}

/** What it tells: every case before it runs and what the target is at, a failure at once, the rest at its end. */
export type CasesReport =
  | { readonly running: number }
  | { readonly doing: string }
  | { readonly failed: number; readonly message: string; readonly file: string }
  | {
      readonly next: number;
      /** Milliseconds of processor time, of the longest part where a case is many things. */
      readonly slowest: number;
      readonly slowestCase: number;
      readonly peakBytes: number;
    };

/** What the process may take at its peak; a gigabyte of log is scanned with less. */
const MAX_BYTES = 1.5 * 1024 ** 3;
/** UTF-16 units of a failure that are told of its beginning and of its end. */
const MOST_TOLD = 1500;
/** Cases between two turns of the event loop. */
const CASES_A_TURN = 50;
/** A target that fails all the time has told enough. */
const MAX_FAILURES = 5;

const order = JSON.parse(process.argv[2] ?? '') as CasesOrder;
const { allTargets } = (await import(pathToFileURL(order.targets).href)) as {
  readonly allTargets: readonly FuzzTarget[];
};
const target = allTargets.find(({ name }) => name === order.target);
if (target === undefined) throw new Error(`There is no target ${order.target}.`);

let failures = 0;
let slowest = 0;
let slowestCase = 0;
let at = order.from;
tell({ running: at });
try {
  // Knowledge is loaded and code compiled once, which is no fault of the first case.
  await target.check(target.make(new Random('warm')));
} catch {
  // What fails every time fails in the first case, too.
}
for (
  const end = performance.now() + order.milliseconds;
  performance.now() < end && failures < MAX_FAILURES;
  at++
) {
  tell({ running: at });
  // What is told leaves in a turn of the event loop; a million cases that wait for nothing would keep it all in memory.
  if (at % CASES_A_TURN === 0) await new Promise((resolve) => setImmediate(resolve));
  const input = target.make(new Random(order.seed, target.name, at));
  try {
    const took = await checkCase(target, input, (doing) => tell({ doing }));
    if (took > slowest) [slowest, slowestCase] = [took, at];
    const peak = process.resourceUsage().maxRSS * 1024;
    if (peak > MAX_BYTES) throw new Error(`The process took ${Math.round(peak / 1e6)} MB.`);
  } catch (error) {
    failures++;
    tell({
      failed: at,
      message: describe(error),
      file: keep(input),
    });
  }
}
tell({ next: at, slowest, slowestCase, peakBytes: process.resourceUsage().maxRSS * 1024 });

/** The beginning says what is wrong, the end where; in between may stand all of the input. */
function describe(error: unknown): string {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return text.length <= 2 * MOST_TOLD ? text : `${text.slice(0, MOST_TOLD)} ... ${text.slice(-MOST_TOLD)}`;
}

function keep(input: Uint8Array): string {
  const file = path.join(order.folder, `${order.target}-${order.seed}-${at}`);
  mkdirSync(order.folder, { recursive: true });
  writeFileSync(file, input);
  return file;
}

function tell(report: CasesReport): void {
  process.send?.(report);
}
