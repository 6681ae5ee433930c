import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { SignatureText } from '#engine';

/** One file that may hold a signature. `file` is its path below the folder. */
export interface SignatureFile extends SignatureText {
  /** Absolute. */
  readonly path: string;
}

/** More files than this are somebody's disk, not a catalogue. */
const MAX_FILES = 10_000;
/** A signature is a page; a file beyond this is not even read. In bytes. */
const MAX_BYTES = 1 << 20;

/**
 * The `.yaml` and `.yml` files below a folder, sorted by path; one that cannot be read says why. Rejects when the
 * folder cannot be read.
 */
export async function readSignatureFiles(folder: string): Promise<readonly SignatureFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && /\.ya?ml$/i.test(entry.name))
    .map((entry) => path.resolve(entry.parentPath, entry.name))
    .sort()
    .slice(0, MAX_FILES);
  const files: SignatureFile[] = [];
  for (const file of paths) {
    files.push({ file: path.relative(folder, file), path: file, ...(await readText(file)) });
  }
  return files;
}

async function readText(file: string): Promise<Omit<SignatureText, 'file'>> {
  try {
    const { size } = await stat(file);
    if (size > MAX_BYTES) {
      return { text: '', unreadable: 'The file is larger than 1 MB; a known error needs far less.' };
    }
    return { text: await readFile(file, 'utf8') };
  } catch (error) {
    return {
      text: '',
      unreadable: `The file cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
}
