import { open, stat } from 'node:fs/promises';
import { readFully } from './file-range.ts';
import type { FileState } from './file-reader.ts';
import { closeInTime, inTime } from './in-time.ts';
import { headLength } from './not-a-log.ts';

/** What one short look into a file tells. */
export interface FileLook {
  readonly state: FileState;
  /** The first bytes, {@link headLength} where the file has as many. */
  readonly head: Uint8Array;
}

/** Size and first bytes of a file; undefined for a pipe, a socket or a device. Rejects with the system's error. */
export async function lookIntoFile(file: string): Promise<FileLook | undefined> {
  // Opening a pipe would wait for its writer, so it is looked at before.
  if (!(await inTime(stat(file))).isFile()) return undefined;
  const handle = await inTime(open(file, 'r'));
  try {
    const { size, mtimeMs } = await inTime(handle.stat());
    const head = await readFully(handle, Buffer.alloc(headLength), 0, headLength);
    return { state: { size, mtimeMs }, head };
  } finally {
    await closeInTime(handle);
  }
}
