import type { FileHandle } from 'node:fs/promises';
import { startAwakeTimer } from './awake-timer.ts';

/** How long the system may take for one call, in milliseconds. A disk that has to start takes ten seconds. */
const PATIENCE = 20_000;

/** A file that does not even close is not waited for. */
const CLOSING = 1000;

/** The code of the error that stands for no answer at all, beside those of the system. */
export const noAnswer = 'NO_ANSWER';

/**
 * A call to the system, waited for as long as one may take. A network share that is gone may never answer, and nobody can
 * take the call back: it is left to itself, so that the other files have their turn.
 */
export async function inTime<T>(call: Promise<T>): Promise<T> {
  let cancel: (() => void) | undefined;
  const late = new Promise<never>((_, reject) => {
    cancel = startAwakeTimer(PATIENCE, () =>
      reject(Object.assign(new Error('no answer'), { code: noAnswer })),
    );
  });
  try {
    return await Promise.race([call, late]);
  } finally {
    cancel?.();
  }
}

/** Closes a file. Node waits for calls that are under way before it closes one, and those may never end. */
export async function closeInTime(handle: FileHandle | undefined): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, CLOSING);
  });
  await Promise.race([handle?.close().catch(() => {}), late]);
  clearTimeout(timer);
}
