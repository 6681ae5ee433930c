import { lstat, readlink } from 'node:fs/promises';
import path from 'node:path';

/** As many links in a row as Linux follows. */
const MOST = 40;

/** What a link leads to: a place on this machine, or a share of another, of which nothing is touched. */
export type LinkTarget = { readonly real: string } | 'share';

/**
 * Follows a link as `realpath` does, but reads where each step leads before it is taken. Windows signs in to whatever
 * server a path names, so a link in a case that was sent to us could ask for the hash of the reader's password
 * (`\\server\share`). The folder that holds the link is one the reader chose, with all links resolved. Rejects as
 * `realpath` does.
 */
export async function findLinkTarget(folder: string, name: string): Promise<LinkTarget> {
  const waiting = [name];
  let at = folder;
  let links = 0;
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const here = path.join(at, next);
    const target = next === '..' ? undefined : await readLink(here);
    if (target === undefined) at = here;
    else if (isShare(target)) return 'share';
    else if (++links > MOST) throw Object.assign(new Error('Too many links'), { code: 'ELOOP' });
    else {
      const { root } = path.parse(target);
      if (root !== '') at = path.resolve(at, root);
      waiting.unshift(...target.slice(root.length).split(separators).filter(isName));
    }
  }
  return { real: at };
}

const separators = path.sep === '/' ? '/' : /[\\/]/;

function isName(part: string): boolean {
  return part !== '' && part !== '.';
}

/** Undefined for what is no link. */
async function readLink(file: string): Promise<string | undefined> {
  return (await lstat(file)).isSymbolicLink() ? await readlink(file) : undefined;
}

/** `\\server\share`, `//server/share`, `\\?\UNC\server`; a drive in that notation (`\\?\C:\`) is on this machine. */
function isShare(target: string): boolean {
  return /^[\\/]{2}(?![?.][\\/](?:[a-z]:|volume\{))/i.test(target);
}
