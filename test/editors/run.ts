import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

// Other editors against `iplog-lens lsp --stdio`, as they are installed here: diagnostics and hover have to arrive.
// An editor that is absent is named and does not count; one that is there and gets nothing is a failure.

const root = path.resolve(import.meta.dirname, '../..');
const cli = path.join(root, 'dist/cli.cjs');
const log = path.join(root, 'samples/contoso-case/DC01/Logs/Microsoft.Tri.Sensor-Errors.log');

/** What a script of an editor prints behind `RESULT`. */
interface EditorResult {
  readonly editor?: string;
  readonly diagnostics?: readonly { readonly message: string; readonly line: number }[];
  readonly hover?: string;
  readonly actions?: readonly string[];
  /** Why the editor could not take part. */
  readonly absent?: string;
  readonly error?: string;
}

const editors: readonly {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
}[] = [
  {
    name: 'Neovim',
    program: 'nvim',
    args: ['--headless', '--clean', '-u', path.join(import.meta.dirname, 'nvim.lua')],
  },
  {
    name: 'Emacs with eglot',
    program: 'emacs',
    args: ['--batch', '-q', '-l', path.join(import.meta.dirname, 'eglot.el')],
  },
];

if (!existsSync(cli)) {
  console.error('There is no dist/cli.cjs: run npm run build.');
  process.exit(1);
}
let failed = 0;
let ran = 0;
for (const { name, program, args } of editors) {
  const result = run(program, args);
  if (result.absent !== undefined) {
    console.log(`absent  ${name}: ${result.absent}`);
    continue;
  }
  ran++;
  const mistakes = findMistakes(result);
  if (mistakes.length > 0) failed++;
  const { diagnostics = [], actions = [] } = result;
  console.log(
    mistakes.length === 0
      ? `ok      ${result.editor}: ${diagnostics.length} diagnostics, hover, ${actions.length} code actions`
      : `FAILED  ${name}: ${mistakes.join('; ')}`,
  );
}
console.log(`${ran - failed} passed, ${failed} failed, ${editors.length - ran} absent`);
process.exitCode = failed === 0 ? 0 : 1;

function run(program: string, args: readonly string[]): EditorResult {
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'iplog-lens-'));
  try {
    const { stdout, stderr, error, status } = spawnSync(program, args, {
      cwd: scratch,
      encoding: 'utf8',
      timeout: 60_000,
      env: {
        ...process.env,
        // Neither reads nor writes what belongs to the user of this machine.
        HOME: scratch,
        XDG_CONFIG_HOME: scratch,
        XDG_DATA_HOME: scratch,
        XDG_STATE_HOME: scratch,
        XDG_CACHE_HOME: scratch,
        IPLOG_SCRATCH: scratch,
        IPLOG_NODE: process.execPath,
        IPLOG_CLI: cli,
        IPLOG_LOG: log,
      },
    });
    if (error !== undefined && 'code' in error && error.code === 'ENOENT') {
      return { absent: `${program} is not installed` };
    }
    const line = /^RESULT (.*)$/m.exec(stdout)?.[1];
    return line === undefined
      ? { error: `it ended with ${status} and no result: ${stderr.slice(-400)}` }
      : (JSON.parse(line) as EditorResult);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function findMistakes({ error, diagnostics = [], hover = '', actions = [] }: EditorResult): string[] {
  if (error !== undefined) return [error];
  const mistakes: string[] = [];
  const message = /Failed to communicate with configured domain controllers/;
  if (!diagnostics.some((one) => one.line === 0 && message.test(one.message))) {
    mistakes.push(`no diagnostic on the first line: ${JSON.stringify(diagnostics).slice(0, 300)}`);
  }
  if (diagnostics.length < 3) mistakes.push(`only ${diagnostics.length} diagnostics`);
  if (!/MDI1020[\s\S]*Likely causes[\s\S]*learn\.microsoft\.com/.test(hover)) {
    mistakes.push(`the hover says '${hover.slice(0, 200)}'`);
  }
  if (!actions.some((title) => title.startsWith('Insert check: '))) mistakes.push('no check is offered');
  return mistakes;
}
