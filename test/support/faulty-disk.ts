import fs, { type FileHandle } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import path from 'node:path';

/** What a call answers in place of the system: an error of the system, never anything, or the truth after something was done. */
export type Fault = { readonly code: string } | 'silence' | { readonly meddle: () => void };

export interface FaultRule {
  /** Beginning of the paths that are struck. */
  readonly below: string;
  readonly fault: Fault;
  /** Calls to read that still succeed, in one open file; with it opening and listing succeed too. */
  readonly afterReads?: number;
}

/** Calls that are never answered and for which nobody has begun to wait. */
let unanswered = 0;

/**
 * Makes the disk of this process fail below some paths, as a network share does that is taken away, until it is mended:
 * opening, looking at, listing and reading. Calls of Node are replaced, since a test has no share to unplug.
 */
export async function breakDisk(rules: readonly FaultRule[]): Promise<{ readonly mend: () => void }> {
  const paths = new WeakMap<FileHandle, string>();
  const reads = new WeakMap<FileHandle, number>();
  const own = { open: fs.open, stat: fs.stat, readdir: fs.readdir, realpath: fs.realpath };
  const any = await own.open(import.meta.filename, 'r');
  const handles = Object.getPrototypeOf(any) as { read: FileHandle['read'] };
  await any.close();
  const ownRead = handles.read;

  const strike = async (file: unknown, count?: number): Promise<void> => {
    const rule = rules.find(
      ({ below }) => String(file) === below || String(file).startsWith(below + path.sep),
    );
    const isSpared = rule?.afterReads !== undefined && (count === undefined || count <= rule.afterReads);
    if (rule === undefined || isSpared) return;
    const { fault } = rule;
    if (fault === 'silence') {
      unanswered++;
      await new Promise<never>(() => {});
    } else if ('meddle' in fault) fault.meddle();
    else throw Object.assign(new Error(`${fault.code}: broken`), { code: fault.code });
  };
  const wrap = (name: 'open' | 'stat' | 'readdir' | 'realpath'): void => {
    const call = own[name] as (...args: unknown[]) => Promise<unknown>;
    Object.assign(fs, {
      [name]: async (file: unknown, ...rest: unknown[]) => {
        await strike(file);
        const answer = await call(file, ...rest);
        if (name === 'open') paths.set(answer as FileHandle, String(file));
        return answer;
      },
    });
  };
  for (const name of ['open', 'stat', 'readdir', 'realpath'] as const) wrap(name);
  Object.assign(handles, {
    async read(this: FileHandle, ...args: unknown[]) {
      const count = (reads.get(this) ?? 0) + 1;
      reads.set(this, count);
      await strike(paths.get(this), count);
      return await (ownRead as (...all: unknown[]) => Promise<unknown>).apply(this, args);
    },
  });
  syncBuiltinESMExports();
  return {
    mend: () => {
      Object.assign(fs, own);
      Object.assign(handles, { read: ownRead });
      syncBuiltinESMExports();
    },
  };
}

/**
 * Twenty seconds are over at once for whoever waits as long for a call that is never answered; the result undoes it. Calls
 * that are answered have their twenty seconds, however busy the machine is.
 */
export function hurryPatience(): { readonly relax: () => void } {
  const own = globalThis.setTimeout;
  unanswered = 0;
  Object.assign(globalThis, {
    // Who waits begins as soon as the call is made, before anything else can happen.
    setTimeout: (call: () => void, delay?: number) => {
      const isInVain = delay === 20_000 && unanswered > 0;
      if (isInVain) unanswered--;
      return own(call, isInVain ? 0 : delay);
    },
  });
  return { relax: () => Object.assign(globalThis, { setTimeout: own }) };
}
