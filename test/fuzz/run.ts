import path from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../support/real-catalog.ts';
import { allTargets } from './all-targets.ts';
import type { CasesOrder } from './run-cases.ts';
import { runTarget } from './run-target.ts';

// `npm run fuzz -- --minutes 30 --target scan --seed 7 --from 1000`. Without a target the minutes are shared by all. The same
// seed and case are the same input on every machine, so a run can be repeated, and gone on with, from the numbers it prints.

/** A case that runs longer than this by the clock is ended with its process. In milliseconds. */
const HUNG = 600_000;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '5' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    target: { type: 'string', multiple: true },
    from: { type: 'string', default: '0' },
  },
});
const chosen = values.target ?? allTargets.map(({ name }) => name);
const unknown = chosen.filter((name) => !allTargets.some((target) => target.name === name));
if (unknown.length > 0) {
  console.error(
    `No target ${unknown.join(', ')}; there are ${allTargets.map(({ name }) => name).join(', ')}.`,
  );
  process.exit(2);
}

/** A part that waits for something gets more of the time. */
function shareOf(name: string): number {
  return allTargets.find((target) => target.name === name)?.share ?? 1;
}
const shares = chosen.reduce((sum, name) => sum + shareOf(name), 0);

console.log(
  `seed ${values.seed}, from case ${values.from}, ${values.minutes} minutes for ${chosen.length} targets`,
);
console.log('target              cases        slowest case  peak memory   failures');
let failed = 0;
let cases = 0;
for (const target of chosen) {
  const order: CasesOrder = {
    targets: path.join(import.meta.dirname, 'all-targets.ts'),
    target,
    seed: values.seed,
    from: Number(values.from),
    milliseconds: (Number(values.minutes) * 60_000 * shareOf(target)) / shares,
    folder: path.join(root, 'out', 'fuzz'),
  };
  const { failures, next, end } = await runTarget(order, HUNG, (at, message) => {
    console.log(`\n${target}, seed ${order.seed}, case ${at}: ${message}`);
    console.log(`  again: npm run fuzz -- --target ${target} --seed ${order.seed} --from ${at}\n`);
  });
  failed += failures;
  cases += next - order.from;
  const slowest = end === undefined ? 'ended' : `${Math.round(end.slowest)} ms (${end.slowestCase})`;
  const peak = end === undefined ? '' : `${Math.round(end.peakBytes / 1e6)} MB`;
  console.log(
    `${target.padEnd(16)}${String(next - order.from).padStart(9)}${slowest.padStart(20)}${peak.padStart(13)}${String(failures).padStart(11)}`,
  );
  console.log(`  to go on: --target ${target} --seed ${order.seed} --from ${next}`);
}
console.log(`${cases} cases, ${failed} failures`);
process.exitCode = failed === 0 ? 0 : 1;
