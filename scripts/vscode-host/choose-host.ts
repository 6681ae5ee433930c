import { execFileSync } from 'node:child_process';

/** Where a suite can run: in the desktop program, or in the VS Code from npm with a browser as its window. */
export type HostKind = 'desktop' | 'hosted';

/** Microsoft's release list; that it answers means that the desktop program can be downloaded. */
const releases = 'https://update.code.visualstudio.com/api/releases/stable';

/**
 * `TEST_HOST=desktop` or `TEST_HOST=hosted` decides. Else the desktop is taken where a window can be shown and
 * VS Code is installed or can be downloaded.
 */
export async function chooseHostKind(): Promise<HostKind> {
  const wanted = process.env['TEST_HOST'] ?? 'auto';
  if (wanted === 'desktop' || wanted === 'hosted') return wanted;
  const hasScreen = process.platform !== 'linux' || isSet('DISPLAY') || isSet('WAYLAND_DISPLAY');
  return hasScreen && (findDesktopCode() !== undefined || (await canDownload())) ? 'desktop' : 'hosted';
}

/** The `code` program on PATH. */
export function findDesktopCode(): string | undefined {
  try {
    const finder = process.platform === 'win32' ? 'where' : 'which';
    const output = execFileSync(finder, ['code'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return output.split(/\r?\n/)[0]?.trim() || undefined;
  } catch {
    return undefined;
  }
}

function isSet(variable: string): boolean {
  return (process.env[variable] ?? '') !== '';
}

async function canDownload(): Promise<boolean> {
  try {
    return (await fetch(releases, { signal: AbortSignal.timeout(4000) })).ok;
  } catch {
    return false;
  }
}
