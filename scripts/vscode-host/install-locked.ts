import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hostsFolder } from './hosts.ts';

/**
 * Installs what a committed lock file names into .vscode-host, once: a stamp holds the lock file's hash, so a
 * changed lock installs again and an interrupted installation is not taken for a whole one.
 *
 * @param lockFolder folder beside this file with package.json, package-lock.json and .npmrc
 * @param finish work that belongs to the installation, with the folder it happened in
 * @returns the folder that holds node_modules
 */
export function installLocked(lockFolder: string, finish: (folder: string) => void = () => {}): string {
  const source = join(import.meta.dirname, lockFolder);
  const folder = join(hostsFolder, lockFolder);
  const stamp = join(folder, '.installed');
  const lock = createHash('sha256')
    .update(readFileSync(join(source, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return folder;

  mkdirSync(folder, { recursive: true });
  rmSync(stamp, { force: true });
  for (const name of ['package.json', 'package-lock.json', '.npmrc']) {
    copyFileSync(join(source, name), join(folder, name));
  }
  runNpm(folder, 'ci');
  finish(folder);
  writeFileSync(stamp, lock);
  return folder;
}

/** Runs npm without install scripts. Its output goes to stderr, because stdout belongs to the caller. */
export function runNpm(folder: string, ...command: readonly string[]): void {
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  execFileSync('npm', [...command, ...quiet], {
    cwd: folder,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
}
