import type { BigIntStats } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import type { Problem } from '#engine';
import { readFully, readRange } from './file-range.ts';
import { closeInTime } from './in-time.ts';
import { findBetween, findRenamed, isSameFile } from './rotated-parts.ts';
import { SourceError, toProblem } from './source-error.ts';
import { notAFile } from './walk-folder.ts';

/** What happened to a log since the last look. */
export type FollowEvent =
  /** The next bytes. They may be overwritten when the next event is asked for. */
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  /** Nothing new; the last record is probably complete. */
  | { readonly kind: 'idle' }
  /** All bytes so far are in the file of the name `to` now; those that follow begin a new log. */
  | { readonly kind: 'rotated'; readonly to: string }
  /** The file was truncated or replaced and the bytes so far are gone; those that follow begin a new log. */
  | { readonly kind: 'emptied' }
  /** It cannot be read now; the next look tries again. */
  | { readonly kind: 'unreadable'; readonly problem: Problem };

/** Bytes by which a file is known again: the stamp of the first record is among them. */
const MARK_BYTES = 64;

/**
 * Reads a growing log bit by bit and notices when it is rotated, truncated or replaced. It only looks when it is asked
 * to ({@link poll}), with two or three calls to the system, so it works where no change is ever announced: on a network
 * share. The file is held open read-only between the looks, in the way that lets others rename and delete it; so what
 * was written right before a rotation is still read.
 */
export class FileFollower {
  readonly #path: string;
  #handle: FileHandle | undefined;
  #identity: BigIntStats | undefined;
  #mark: Uint8Array = new Uint8Array(0);
  #offset = 0;
  #changedAt: bigint | undefined;
  /** True when the last look already saw another file under the name. */
  #leaving = false;
  /** The part that was rotated away last; what was rotated after it and before the next look comes first. */
  #previous: string | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  /** Bytes of the present file that were given out. */
  get offset(): number {
    return this.#offset;
  }

  /** Everything that happened since the last look. Never rejects. One look at a time. */
  async *poll(): AsyncGenerator<FollowEvent> {
    try {
      // After a rotation the new file is looked at too; a third one would have to come within one look.
      for (let round = 0; round < 2; round++) {
        const handle = (this.#handle ??= await this.#open());
        const state = await handle.stat({ bigint: true });
        if (this.#previous !== undefined) {
          const between = await findBetween(this.#path, this.#previous, state);
          this.#previous = undefined;
          for (const part of between) yield* readPart(part);
        }
        if (await this.#isOther(handle, state)) {
          this.#forget();
          yield { kind: 'emptied' };
        }
        this.#identity = state;
        const before = this.#offset;
        yield* this.#read(handle, Number(state.size));
        const now = await stat(this.#path, { bigint: true }).catch(() => undefined);
        if (now === undefined || isSameFile(now, state)) {
          this.#leaving = false;
          if (this.#offset === before) yield { kind: 'idle' };
          return;
        }
        // Whoever writes may still hold the renamed file: it is read once more before it is left.
        if (!this.#leaving) {
          this.#leaving = true;
          return;
        }
        const to = await findRenamed(this.#path, state);
        await this.close();
        this.#forget();
        this.#previous = to;
        yield to === undefined ? { kind: 'emptied' } : { kind: 'rotated', to };
      }
    } catch (error) {
      await this.close();
      yield { kind: 'unreadable', problem: toProblem(this.#path, error) };
    }
  }

  /** The next look reads the present file from its start, also where it has been renamed meanwhile. */
  startOver(): void {
    this.#offset = 0;
    this.#mark = new Uint8Array(0);
    this.#changedAt = undefined;
  }

  /** Lets go of the file. A later look opens it again and goes on where it was. */
  async close(): Promise<void> {
    const handle = this.#handle;
    this.#handle = undefined;
    await closeInTime(handle);
  }

  /** After an interruption the file may have been rotated: then what is left of the old one comes first. */
  async #open(): Promise<FileHandle> {
    const known = this.#identity;
    if (known !== undefined && this.#offset > 0) {
      const now = await stat(this.#path, { bigint: true }).catch(() => undefined);
      const moved =
        now !== undefined && isSameFile(now, known) ? undefined : await findRenamed(this.#path, known);
      if (moved !== undefined) return await open(moved, 'r');
    }
    // Opening a pipe would wait for its writer, so it is looked at before.
    if (!(await stat(this.#path)).isFile()) {
      const { kind, message } = notAFile(this.#path);
      throw new SourceError(kind, this.#path, message);
    }
    return await open(this.#path, 'r');
  }

  /** True when the bytes that were given out are not in the file any more. */
  async #isOther(handle: FileHandle, { size, mtimeNs }: BigIntStats): Promise<boolean> {
    if (size < BigInt(this.#offset)) return true;
    if (mtimeNs === this.#changedAt) return false;
    this.#changedAt = mtimeNs;
    const mark = await readFully(handle, Buffer.alloc(this.#mark.length), 0, this.#mark.length);
    return Buffer.compare(mark, this.#mark) !== 0;
  }

  async *#read(handle: FileHandle, size: number): AsyncGenerator<FollowEvent> {
    for await (const bytes of readRange(handle, this.#offset, size)) {
      if (this.#mark.length < MARK_BYTES) {
        this.#mark = Buffer.concat([this.#mark, bytes.subarray(0, MARK_BYTES - this.#mark.length)]);
      }
      this.#offset += bytes.length;
      yield { kind: 'bytes', bytes };
    }
  }

  #forget(): void {
    this.#offset = 0;
    this.#mark = new Uint8Array(0);
    this.#identity = undefined;
    this.#changedAt = undefined;
    this.#leaving = false;
  }
}

/** A whole part that nobody saw while it was written. */
async function* readPart(file: string): AsyncGenerator<FollowEvent> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    for await (const bytes of readRange(handle, 0, size)) yield { kind: 'bytes', bytes };
  } finally {
    await handle.close();
  }
  yield { kind: 'rotated', to: file };
}
