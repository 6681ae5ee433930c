import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** One file that may hold a signature, with the name by which problems call it. */
export interface SignatureFile {
  readonly file: string;
  readonly text: string;
}

/** More files than this are somebody's disk, not a catalogue. */
const MAX_FILES = 10_000;

/** The `.yaml` and `.yml` files below a folder, sorted by path. Rejects when the folder cannot be read. */
export async function readSignatureFiles(folder: string): Promise<readonly SignatureFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && /\.ya?ml$/i.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
    .slice(0, MAX_FILES);
  return await Promise.all(
    files.map(async (file) => ({ file: path.relative(folder, file), text: await readFile(file, 'utf8') })),
  );
}
