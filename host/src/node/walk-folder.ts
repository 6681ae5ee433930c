import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Problem } from '#engine';
import { findLinkTarget } from './find-link-target.ts';
import { inTime } from './in-time.ts';
import { toProblem } from './source-error.ts';

/** A file as reports call it, and as the system does once all links are followed. */
export interface FoundFile {
  readonly shown: string;
  readonly real: string;
}

/**
 * The files under a folder, sorted by name. Links to files are followed, but not to other machines. Links to folders are
 * not, but told: they may lead back to a folder above, or out of the case over the whole disk.
 */
export async function* walkFolder(
  folder: FoundFile,
  onProblem: (problem: Problem) => void,
): AsyncGenerator<FoundFile> {
  const waiting: (FoundFile & { readonly isFolder: boolean })[] = [{ ...folder, isFolder: true }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.isFolder) {
      const members = await listFolder(next, onProblem);
      // The last one is taken first.
      for (const member of members.toReversed()) waiting.push(member);
    } else yield next;
  }
}

async function listFolder(
  folder: FoundFile,
  onProblem: (problem: Problem) => void,
): Promise<(FoundFile & { readonly isFolder: boolean })[]> {
  try {
    const names = await inTime(readdir(folder.real, { withFileTypes: true }));
    names.sort((a, b) => (a.name < b.name ? -1 : 1));
    const members = [];
    for (const name of names) {
      const shown = joinShown(folder.shown, name.name);
      const real = path.join(folder.real, name.name);
      if (name.isSymbolicLink()) {
        const target = await followLink(shown, folder.real, name.name, onProblem);
        if (target !== undefined) members.push(target);
      } else if (name.isFile() || name.isDirectory())
        members.push({ shown, real, isFolder: name.isDirectory() });
      else onProblem(notAFile(shown));
    }
    return members;
  } catch (error) {
    onProblem(toProblem(folder.shown, error));
    return [];
  }
}

async function followLink(
  shown: string,
  folder: string,
  name: string,
  onProblem: (problem: Problem) => void,
): Promise<(FoundFile & { readonly isFolder: false }) | undefined> {
  try {
    const found = await inTime(findLinkTarget(folder, name));
    if (found === 'share') {
      onProblem(linkedShare(shown));
      return undefined;
    }
    const { real } = found;
    const target = await inTime(stat(real));
    if (target.isFile()) return { shown, real, isFolder: false };
    onProblem(target.isDirectory() ? linkedFolder(shown) : notAFile(shown));
  } catch (error) {
    onProblem(toProblem(shown, error));
  }
  return undefined;
}

/** Joins without touching what the user gave: `./case` stays `./case/x.log`. */
function joinShown(folder: string, name: string): string {
  const ends = folder.endsWith('/') || folder.endsWith(path.sep);
  return ends ? folder + name : folder + path.sep + name;
}

function linkedFolder(source: string): Problem {
  const message = 'It is a link to a folder and was not followed: name that folder itself to have it read.';
  return { kind: 'linked-folder', source, message };
}

function linkedShare(source: string): Problem {
  const message =
    'It is a link to a share of another machine and was not followed: name the file there itself to have it read.';
  return { kind: 'linked-share', source, message };
}

/** A pipe, a socket or a device: reading one might never end. */
export function notAFile(source: string): Problem {
  return { kind: 'not-a-file', source, message: 'It is a pipe, a socket or a device, and was not read.' };
}
