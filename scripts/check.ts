import { spawnSync } from 'node:child_process';
import path from 'node:path';
import type { TestFailure } from '../test/vscode/run-mocha.ts';
import { findStaleFiles } from './generate.ts';

// Types, lint, format, dead code, generated files, in that order. Everything runs even when something fails, because
// whoever mends wants the whole list.

const root = path.resolve(import.meta.dirname, '..');
const bin = path.join(root, 'node_modules', '.bin');

const steps: readonly { readonly name: string; readonly command: readonly string[] }[] = [
  { name: 'types', command: ['tsc', '-b'] },
  { name: 'lint', command: ['oxlint', '--type-aware', '--deny-warnings'] },
  { name: 'format', command: ['oxfmt', '--check', '.'] },
  { name: 'dead code', command: ['knip'] },
];

/** Runs every check and returns those that failed, with what they said. */
export async function check(): Promise<TestFailure[]> {
  const failed: TestFailure[] = [];
  const fail = (title: string, error: string): void => {
    failed.push({ title, error });
    console.error(error);
  };
  for (const { name, command } of steps) {
    const [program = '', ...args] = command;
    const started = performance.now();
    const { status, stdout, stderr } = spawnSync(path.join(bin, program), args, {
      cwd: root,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    report(name, status === 0, performance.now() - started);
    if (status !== 0) fail(name, `${stdout}${stderr}`.trimEnd());
  }
  const started = performance.now();
  const stale = await findStaleFiles();
  report('generated files', stale.length === 0, performance.now() - started);
  if (stale.length > 0)
    fail(
      'generated files',
      `Not up to date: ${stale.join(', ')}. Run \`npm run generate\` and commit what changes.`,
    );
  return failed;
}

function report(name: string, ok: boolean, milliseconds: number): void {
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} (${(milliseconds / 1000).toFixed(1)} s)`);
}

if (process.argv[1] === import.meta.filename) process.exitCode = (await check()).length === 0 ? 0 : 1;
