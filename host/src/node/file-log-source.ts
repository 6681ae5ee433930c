import { open, type FileHandle } from 'node:fs/promises';
import { readRange } from './file-range.ts';
import { closeInTime, inTime } from './in-time.ts';
import type { AddressedSource } from './source-address.ts';
import { SourceError, toSourceError } from './source-error.ts';

export interface FileLogOptions {
  /** Size in bytes, when it is known already. */
  readonly byteLength?: number;
  /** What the system opens, where that differs from the path that reports show. */
  readonly file?: string;
  /** State of the file when it was looked at. */
  readonly version?: string;
}

/**
 * A log file on disk, opened read-only each time it is read. It yields the bytes that are there when reading starts:
 * what a living log gains meanwhile is left for the next time. A file that vanishes, shrinks or is rewritten under the
 * reader rejects with a {@link SourceError}, after the bytes that could be read.
 */
export function createFileLogSource(
  path: string,
  { byteLength, file = path, version }: FileLogOptions = {},
): AddressedSource {
  return {
    path,
    byteLength,
    address: { kind: 'file', path, file },
    read: () => readFileLog(path, file, 0),
    readFrom: (byte) => readFileLog(path, file, byte),
    ...(version === undefined ? {} : { version }),
  };
}

async function* readFileLog(path: string, file: string, from: number): AsyncGenerator<Uint8Array> {
  let handle: FileHandle | undefined;
  try {
    handle = await inTime(open(file, 'r'));
    const before = await inTime(handle.stat());
    let given = from;
    for await (const chunk of readRange(handle, from, before.size)) {
      given += chunk.length;
      yield chunk;
    }
    const after = await inTime(handle.stat());
    if (given < before.size || after.size < before.size) throw cut(path, given);
    if (after.size === before.size && after.mtimeMs !== before.mtimeMs) throw rewritten(path);
  } catch (error) {
    throw toSourceError(path, error);
  } finally {
    await closeInTime(handle);
  }
}

function cut(path: string, given: number): SourceError {
  const message = `It was cut or emptied while it was read; ${given} bytes could be read. Read it again, or copy it first.`;
  return new SourceError('changed-while-read', path, message);
}

function rewritten(path: string): SourceError {
  const message =
    'It was changed while it was read, so its parts may not belong together: read it again, or copy it first.';
  return new SourceError('changed-while-read', path, message);
}
