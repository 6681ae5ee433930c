import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ZipScheme } from '#protocol';

const zipScheme: ZipScheme = 'iplog-zip';

/**
 * The uri of a source by the path that reports show. What is in a zip (`case.zip!/Logs/x.log`) gets the scheme under
 * which the client mounts zips, and the same path. A path that is no path of this system stays as it is.
 */
export function uriOf(file: string): string {
  if (!path.isAbsolute(file)) return file;
  const inside = file.indexOf('!/');
  // A folder on disk may be called `odd!` too.
  if (inside < 0 || existsSync(file)) return pathToFileURL(file).href;
  // Behind the first `!/` are names of a zip: they are not touched by the rules for paths of this system.
  const outer = pathToFileURL(file.slice(0, inside)).href.slice('file:'.length);
  const plain = outer.startsWith('///') ? outer.slice(2) : outer;
  const names = file
    .slice(inside + 2)
    .split('/')
    .map(encodeURIComponent);
  return `${zipScheme}:${plain}!/${names.join('/')}`;
}

/** The way back; a uri of another scheme, or none that can be read, stays as it is. */
export function pathOf(uri: string): string {
  try {
    if (uri.startsWith('file:')) return fileURLToPath(uri);
    if (!uri.startsWith(`${zipScheme}:`)) return uri;
    const rest = uri.slice(zipScheme.length + 1);
    const located = rest.startsWith('//') ? rest : `//${rest}`;
    const inside = located.search(/!(?:\/|$)/);
    if (inside < 0) return fileURLToPath(`file:${located}`);
    const outer = fileURLToPath(`file:${located.slice(0, inside)}`);
    return `${outer}!${located
      .slice(inside + 1)
      .split('/')
      .map(decodeURIComponent)
      .join('/')}`;
  } catch {
    return uri;
  }
}

/** The path to scan for a uri: the folder as which a zip is mounted (`case.zip!`) is that zip. */
export function scanPathOf(uri: string): string {
  const file = pathOf(uri);
  return uri.startsWith(`${zipScheme}:`) && /\.zip!\/?$/i.test(file) ? file.replace(/!\/?$/, '') : file;
}
