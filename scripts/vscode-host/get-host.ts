import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type HostVersion, getHostVersion, hostVersions } from './hosts.ts';
import { installLocked, runNpm } from './install-locked.ts';

/** A VS Code on this disk that can be started. */
export interface InstalledHost {
  readonly version: HostVersion;
  /** Folder of VS Code itself; `out/server-main.js` in it is the program. */
  readonly root: string;
  /** The Node to start it with. */
  readonly node: string;
}

/** Installs a VS Code from npm where it is not there yet (300 to 600 MB, under a minute), and says where it is. */
export function getHost(version: HostVersion): InstalledHost {
  const folder = installLocked(version.lockFolder, finishInstallation);
  return { version, root: vscodeRoot(folder), node: findNode(version, folder) };
}

function vscodeRoot(folder: string): string {
  return join(folder, 'node_modules/code-server/lib/vscode');
}

/** code-server's own install script would do this and compile native modules that a test host can go without. */
function finishInstallation(folder: string): void {
  const root = vscodeRoot(folder);
  // `npm ci` refuses code-server's shrinkwrap file (an entry is missing in it), `npm install` takes the versions from it.
  runNpm(root, 'install', '--omit=dev');
  linkRipgrep(folder, root);
}

/** VS Code 1.100 looks for ripgrep where an install script would have downloaded it; without it findFiles fails. */
function linkRipgrep(folder: string, root: string): void {
  const wanted = join(root, 'node_modules/@vscode/ripgrep/bin/rg');
  const fromNpm = join(folder, `node_modules/@vscode/ripgrep-${process.platform}-${process.arch}/bin/rg`);
  if (existsSync(wanted) || !existsSync(fromNpm)) return;
  mkdirSync(dirname(wanted), { recursive: true });
  symlinkSync(fromNpm, wanted);
}

function findNode(version: HostVersion, folder: string): string {
  if (version.nodePackage === undefined) return process.execPath;
  const fromNpm = join(folder, 'node_modules', version.nodePackage, 'bin/node');
  if (existsSync(fromNpm)) return fromNpm;
  if (process.versions.node.startsWith('24.')) return process.execPath;
  throw new Error(
    `VS Code ${version.vscode} needs Node 24. On this system start the command with Node 24: npm has it ready-made for Linux on x64 only.`,
  );
}

if (process.argv[1] === import.meta.filename) {
  const wanted = process.argv.slice(2);
  const versions = wanted.length === 0 ? hostVersions : wanted.map(getHostVersion);
  for (const version of versions) console.log(getHost(version).root);
}
