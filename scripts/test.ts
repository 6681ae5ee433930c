import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from './build.ts';
import { check } from './check.ts';

// The whole test command: checks, build, unit tests, then the real VS Code. The last line is what the runners counted.

const root = path.resolve(import.meta.dirname, '..');
const results = path.join(root, 'out', 'test-results');
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

let passed = 0;
let failed = 0;
const count = (name: string, counts: { passed: number; failed: number }): void => {
  passed += counts.passed;
  failed += counts.failed;
  console.log(`-- ${name}: ${counts.passed} passed, ${counts.failed} failed`);
};

const failedChecks = await check();
count('checks', { passed: 5 - failedChecks.length, failed: failedChecks.length });

await build();
count('build', { passed: 1, failed: 0 });

const unitReport = path.join(results, 'unit.json');
run('mocha', ['--reporter', 'test/support/count-reporter.cjs', '--reporter-option', `output=${unitReport}`]);
count('unit, catalogue, grammar, server, package', readCounts(unitReport));

const vscode = run('tsx', ['test/vscode/run.ts']);
const hosts = readdirSync(results).filter((file) => file !== 'unit.json');
for (const file of hosts) count(path.basename(file, '.json'), readCounts(path.join(results, file)));
if (hosts.length === 0 || (vscode !== 0 && failed === 0)) count('VS Code', { passed: 0, failed: 1 });

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function run(program: string, args: readonly string[]): number {
  const { status } = spawnSync(path.join(root, 'node_modules', '.bin', program), args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  return status ?? 1;
}

/** A runner that ended without its report counts as one failure. */
function readCounts(file: string): { passed: number; failed: number } {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const counts = JSON.parse(readFileSync(file, 'utf8')) as { passed: number; failed: number };
  return counts.passed + counts.failed === 0 ? { passed: 0, failed: 1 } : counts;
}
