import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { InstalledHost } from './get-host.ts';
import { quietSettings } from './quiet-settings.ts';

export interface StartOptions {
  /** Added to {@link quietSettings}. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Reaches the extension host and the language server. */
  readonly environment?: Readonly<Record<string, string>>;
  /** True where no folder is trusted, as it is when somebody opens one that came from elsewhere. */
  readonly isUntrusted?: boolean;
}

/** Without a question: then the folder stays as it was opened. */
const untrustedSettings: Readonly<Record<string, unknown>> = {
  'security.workspace.trust.enabled': true,
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.banner': 'never',
};

/** Pairs that the workbench reads from its address, for example `['openFile', uri]`. */
export type Payload = readonly (readonly [name: string, value: string])[];

export interface RunningHost {
  /** Folder with settings, logs and extensions of this run. */
  readonly folder: string;
  /** What the server printed, for the message when something went wrong. */
  readonly logFile: string;
  /** The uri by which the workbench knows a file. */
  remoteUri(path: string): string;
  /** The address of a window on a folder, with its secret token. */
  windowAddress(folder: string, payload?: Payload): string;
  /** Ends the server with its children and removes its folder, unless it should be kept for a look. */
  stop(options?: { readonly keepFolder: boolean }): Promise<void>;
}

/** How long the server may take to answer its first request, in milliseconds; usually it is one second. */
const startLimit = 60_000;

/** Starts VS Code's server for windows in a browser, on this machine only, behind a random token. */
export async function startHost(host: InstalledHost, options: StartOptions = {}): Promise<RunningHost> {
  const folder = mkdtempSync(join(tmpdir(), 'iplog-lens-host-'));
  mkdirSync(join(folder, 'data/User'), { recursive: true });
  mkdirSync(join(folder, 'tmp'));
  const { isUntrusted = false } = options;
  const settings = { ...quietSettings, ...(isUntrusted ? untrustedSettings : {}), ...options.settings };
  writeFileSync(join(folder, 'data/User/settings.json'), JSON.stringify(settings, undefined, 2));

  const port = await findFreePort();
  const token = randomBytes(16).toString('hex');
  const logFile = join(folder, 'server.log');
  const log = openSync(logFile, 'w');
  // Its own process group (`detached`), because extension hosts outlive the server by some seconds.
  const server = spawn(host.node, serverArguments(host.root, port, token, folder, isUntrusted), {
    // Its sockets would stay behind in the common temporary folder.
    env: { ...process.env, TMPDIR: join(folder, 'tmp'), ...options.environment },
    stdio: ['ignore', log, log],
    detached: process.platform !== 'win32',
  });
  closeSync(log);
  const stop: RunningHost['stop'] = async (stopping = { keepFolder: false }) => {
    await end(server);
    if (!stopping.keepFolder)
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };

  if (!(await answers(port, server))) {
    const tail = readFileSync(logFile, 'utf8').slice(-2000);
    await stop();
    throw new Error(`VS Code ${host.version.vscode} did not start:\n${tail}`);
  }
  const authority = `127.0.0.1:${port}`;
  return {
    folder,
    logFile,
    // The authority is host:port. With any other name one file would have two uris and lose its diagnostics.
    remoteUri: (path) => `vscode-remote://${authority}${path}`,
    windowAddress: (opened, payload = []) => {
      const query = new URLSearchParams({ tkn: token, folder: opened, payload: JSON.stringify(payload) });
      return `http://${authority}/?${query.toString()}`;
    },
    stop,
  };
}

function serverArguments(
  root: string,
  port: number,
  token: string,
  folder: string,
  isUntrusted: boolean,
): string[] {
  return [
    join(root, 'out/server-main.js'),
    '--host=127.0.0.1',
    `--port=${port}`,
    `--connection-token=${token}`,
    '--accept-server-license-terms',
    '--telemetry-level=off',
    '--disable-telemetry',
    ...(isUntrusted ? [] : ['--disable-workspace-trust']),
    // A built VS Code takes the extension under test from the address only with this flag (1.139; 1.100 always does).
    '--enable-smoke-test-driver',
    `--user-data-dir=${join(folder, 'data')}`,
    `--server-data-dir=${join(folder, 'server')}`,
    `--extensions-dir=${join(folder, 'extensions')}`,
  ];
}

async function findFreePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

async function answers(port: number, server: ChildProcess): Promise<boolean> {
  const giveUp = Date.now() + startLimit;
  while (Date.now() < giveUp && server.exitCode === null && server.signalCode === null) {
    try {
      await fetch(`http://127.0.0.1:${port}/`);
      return true;
    } catch {
      await wait(100); // Not listening yet.
    }
  }
  return false;
}

/** Asks the server to end, and after five seconds ends it; then whatever of its group is left. */
async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode === null && server.signalCode === null) {
    const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
    server.kill('SIGTERM');
    const patience = new AbortController();
    await Promise.race([ended, wait(5000, undefined, { signal: patience.signal }).catch(() => {})]);
    patience.abort();
  }
  if (server.pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? server.pid : -server.pid, 'SIGKILL');
  } catch {
    // The group is gone already.
  }
}
