import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.ts';
import { findDesktopCode } from './vscode-host/choose-host.ts';
import { getHost } from './vscode-host/get-host.ts';
import { getDefaultHostVersion, projectRoot } from './vscode-host/hosts.ts';
import { startHost } from './vscode-host/start-host.ts';

// npm start [-- PATH] [--headless] [--no-open]
//
// Builds, prints what is known about the logs under PATH (the sample case where none is given), and opens them in
// VS Code with the extension: the `code` on PATH, else VS Code from npm in the browser.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    /** Only the report in the terminal. */
    headless: { type: 'boolean', default: false },
    /** Print the address and start no browser. */
    'no-open': { type: 'boolean', default: false },
  },
});
// npm runs scripts in the root of the project and says in INIT_CWD where the reader stands.
const [named] = positionals;
const from = named === undefined ? projectRoot : (process.env['INIT_CWD'] ?? process.cwd());
const target = resolve(from, named ?? 'samples/contoso-case');
if (!existsSync(target)) {
  console.error(`There is no ${target}.`);
  process.exit(2);
}

await build();
const status = spawnSync(process.execPath, scanArguments(), { cwd: from, stdio: 'inherit' }).status ?? 1;
if (values.headless || status !== 0) process.exitCode = status;
else if (!openInDesktop()) await openInBrowser();

/** The path as short as it can be said: the report repeats it in each line. */
function scanArguments(...options: readonly string[]): string[] {
  return [join(projectRoot, 'dist/cli.cjs'), 'scan', ...options, relative(from, target) || '.'];
}

/** False when there is no `code` here, or when it does not start. */
function openInDesktop(): boolean {
  const code = findDesktopCode();
  if (code === undefined) return false;
  try {
    const options = ['--new-window', `--extensionDevelopmentPath=${projectRoot}`, folderOf(target)];
    const place = findFirstError();
    const goto = place === undefined ? [] : ['--goto', `${place.file}:${place.line}`];
    execFileSync(code, [...options, ...goto], {
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
    console.log('\nOpened in VS Code.');
    return true;
  } catch (error) {
    console.error(`VS Code could not be started: ${String(error)}`);
    return false;
  }
}

async function openInBrowser(): Promise<void> {
  const version = getDefaultHostVersion();
  console.log(
    `\nNo \`code\` on PATH: VS Code ${version.vscode} comes from npm (once about 85 MB) into the browser.`,
  );
  const host = await startHost(getHost(version));
  const place = findFirstError();
  const address = host.windowAddress(folderOf(target), [
    ['extensionDevelopmentPath', host.remoteUri(projectRoot)],
    ...(place === undefined ? [] : ([['openFile', `${host.remoteUri(place.file)}:${place.line}`]] as const)),
    ['gotoLineMode', 'true'],
    ['skipWelcome', 'true'],
  ]);
  console.log(`\nOpen this address. It holds a secret token (tkn) and works until Ctrl+C:\n\n  ${address}\n`);
  if (!values['no-open']) openAddress(address);
  await new Promise<void>((stop) => {
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });
  await host.stop();
}

/** With the system's own opener; where there is none, the printed address has to do. */
function openAddress(address: string): void {
  const openers: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
    darwin: ['open'],
    win32: ['rundll32', 'url.dll,FileProtocolHandler'],
  };
  const [program, ...options] = openers[process.platform] ?? ['xdg-open'];
  spawn(program, [...options, address], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}

function folderOf(path: string): string {
  return statSync(path).isDirectory() ? path : dirname(path);
}

/** What of the JSON report is read here. */
interface Report {
  readonly findings: readonly {
    readonly id: string;
    readonly occurrences: readonly { readonly source: string; readonly line: number }[];
  }[];
}

/** The first known error in the file that has the most different ones: there is something to see at once. */
function findFirstError(): { file: string; line: number } | undefined {
  const { stdout } = spawnSync(process.execPath, scanArguments('--format', 'json'), {
    cwd: from,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const files = new Map<string, { ids: Set<string>; line: number }>();
  for (const { id, occurrences } of parseReport(stdout).findings) {
    for (const { source, line } of occurrences) {
      const seen = files.get(source) ?? { ids: new Set(), line };
      files.set(source, { ids: seen.ids.add(id), line: Math.min(seen.line, line) });
    }
  }
  const [most] = [...files].sort(([, a], [, b]) => b.ids.size - a.ids.size);
  if (most === undefined) return undefined;
  const [source, { line }] = most;
  const file = resolve(from, source);
  return existsSync(file) ? { file, line } : undefined; // Not inside an archive.
}

function parseReport(text: string): Report {
  try {
    return JSON.parse(text) as Report;
  } catch {
    return { findings: [] }; // The report in the terminal has said what was wrong.
  }
}
