import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { TestCounts, TestFailure } from '../test/vscode/run-mocha.ts';
import { build } from './build.ts';
import { check } from './check.ts';

// The whole test command: checks, build, unit tests, then the real VS Code. The last line is what the runners counted,
// and right above it stands what failed: of a long output often only the end is kept.

const root = path.resolve(import.meta.dirname, '..');
const results = path.join(root, 'out', 'test-results');
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

/** What failed is told with its error, up to this many tests and lines and columns: all of it has to fit into that end. */
const MOST_ERRORS = 10;
const MOST_LINES = 15;
const MOST_COLUMNS = 300;

let passed = 0;
const failures: TestFailure[] = [];
const count = (name: string, counts: TestCounts): void => {
  passed += counts.passed;
  failures.push(...counts.failures.map(({ title, error }) => ({ title: `${name}: ${title}`, error })));
  console.log(`-- ${name}: ${counts.passed} passed, ${counts.failures.length} failed`);
};

const failedChecks = await check();
count('checks', { passed: 5 - failedChecks.length, failures: failedChecks });

await build();
count('build', { passed: 1, failures: [] });

const unitReport = path.join(results, 'unit.json');
run('mocha', ['--reporter', 'test/support/count-reporter.cjs', '--reporter-option', `output=${unitReport}`]);
count('unit, catalogue, grammar, server, package', readCounts(unitReport));

const vscode = run('tsx', ['test/vscode/run.ts']);
const hosts = readdirSync(results).filter((file) => file !== 'unit.json');
for (const file of hosts) count(path.basename(file, '.json'), readCounts(path.join(results, file)));
if (hosts.length === 0 || (vscode !== 0 && failures.length === 0))
  count('VS Code', { passed: 0, failures: [{ title: 'the run', error: `ended with ${vscode}` }] });

for (const [index, { title, error }] of failures.entries()) {
  const lines = index < MOST_ERRORS ? error.split('\n').slice(0, MOST_LINES) : [];
  console.log([`FAILED ${title}`, ...lines.map((line) => `  ${line.slice(0, MOST_COLUMNS)}`)].join('\n'));
}
console.log(`${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length === 0 ? 0 : 1;

function run(program: string, args: readonly string[]): number {
  const { status } = spawnSync(path.join(root, 'node_modules', '.bin', program), args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  return status ?? 1;
}

/** A runner that ended without its report, or that ran nothing, counts as one failure. */
function readCounts(file: string): TestCounts {
  if (!existsSync(file))
    return { passed: 0, failures: [{ title: 'the run', error: 'ended without a report' }] };
  const counts = JSON.parse(readFileSync(file, 'utf8')) as TestCounts;
  return counts.passed + counts.failures.length === 0
    ? { passed: 0, failures: [{ title: 'the run', error: 'no test ran' }] }
    : counts;
}
