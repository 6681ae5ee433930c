import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installLocked } from './install-locked.ts';

/**
 * Path of a Chromium, Chrome or Edge: the one that CHROMIUM names, else one in a usual place, else (Linux on x64)
 * one from npm. Throws with the line that installs one where there is none.
 */
export async function getBrowser(): Promise<string> {
  const named = process.env['CHROMIUM'];
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM names ${named}, and there is no such file.`);
  }
  const found = usualPlaces().find((path) => existsSync(path)) ?? (await findBrowserFromNpm());
  if (found !== undefined) return found;
  throw new Error(
    [
      'No browser was found to show VS Code in. Install one, or set CHROMIUM to the path of a Chromium, Chrome or Edge.',
      'Debian and Ubuntu: sudo apt-get install -y --no-install-recommends chromium',
    ].join('\n'),
  );
}

/** Where installers put Chromium-based browsers. */
function usualPlaces(): string[] {
  if (process.platform === 'win32') {
    const folders = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap(
      (variable) => process.env[variable] ?? [],
    );
    const programs = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];
    return folders.flatMap((folder) => programs.map((program) => join(folder, program)));
  }
  if (process.platform === 'darwin') {
    const names = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
    return names.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
  return [...names.map((name) => `/usr/bin/${name}`), '/snap/bin/chromium'];
}

/** The package holds a packed Chromium and unpacks it to the temporary folder. It needs libnss3 and libnspr4. */
async function findBrowserFromNpm(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const folder = installLocked('chromium');
  const entry = join(folder, 'node_modules/@sparticuz/chromium/build/esm/index.js');
  const module: unknown = await import(pathToFileURL(entry).href);
  const { default: chromium } = module as { default: { executablePath(): Promise<string> } };
  return await chromium.executablePath();
}

if (process.argv[1] === import.meta.filename) console.log(await getBrowser());
