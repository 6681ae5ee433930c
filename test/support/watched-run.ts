import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';

/** What a program did besides reading and answering. */
export interface WatchedRun {
  readonly status: number | null;
  readonly stdout: string;
  /** Calls of Node that reach for the network, start a process or write to a file. */
  readonly calls: readonly string[];
  /** System calls that do so; undefined where strace is not installed or not allowed. */
  readonly systemCalls: readonly string[] | undefined;
}

/** True where system calls can be traced. */
export const canTrace =
  process.platform === 'linux' && spawnSync('strace', ['-f', '-o', '/dev/null', 'true']).status === 0;

/**
 * Runs `node ARGS` twice over: its calls of Node are watched from inside, its system calls and those of its threads from
 * outside, where that can be done. `talk` is given its input and output.
 */
export async function runWatched(
  args: readonly string[],
  talk: (input: Writable, output: Readable) => Promise<void> = async (input) => {
    input.end();
  },
): Promise<WatchedRun> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'iplog-trace-'));
  const trace = path.join(folder, 'trace');
  const watched = [
    process.execPath,
    '--require',
    path.join(import.meta.dirname, 'watch-system.cjs'),
    ...args,
  ];
  const tracer = canTrace
    ? ['strace', '-f', '-qq', '-s', '200', '-e', 'trace=network,file,process', '-o', trace]
    : [];
  const [program = '', ...rest] = [...tracer, ...watched];
  try {
    const child = spawn(program, rest, {
      stdio: ['pipe', 'pipe', 'inherit', 'pipe'],
      env: cleanEnvironment(),
    });
    const [stdout, calls] = [collect(child.stdout), collect(child.stdio[3] as Readable)];
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    await talk(child.stdin as Writable, child.stdout as Readable);
    const status = await ended;
    return {
      status,
      stdout: (await stdout).toString(),
      calls: (await calls).toString().split('\n').filter(Boolean),
      systemCalls: canTrace ? readFileSync(trace, 'utf8').split('\n').filter(reachesOut) : undefined,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Nothing of whoever runs the tests, such as options of Node, decides what the program does. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], HOME: process.env['HOME'], LANG: 'C.UTF-8' };
}

async function collect(stream: Readable | null): Promise<Buffer> {
  const chunks: Buffer[] = [];
  if (stream !== null) for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** A call that opens a socket, writes to a file system or starts another program, and that did not fail at once. */
function reachesOut(line: string): boolean {
  const call = /^(?:\d+ +)?(\w+)\(/.exec(line)?.[1] ?? '';
  if (/ = -1 E/.test(line) && !/EINPROGRESS|ECONNREFUSED/.test(line)) return false;
  if (/^(?:socket|connect|bind|listen|accept4?|sendto|sendmsg)$/.test(call)) return !line.includes('AF_UNIX');
  if (/^open(?:at2?)?$/.test(call))
    return /O_WRONLY|O_RDWR|O_CREAT/.test(line) && !/"\/dev\/(?:null|tty)"/.test(line);
  if (/^execve(?:at)?$/.test(call)) return !line.includes('--require');
  return /^(?:mkdir|rename|unlink|rmdir|symlink|link|truncate|chmod|fchmod|chown|utimensat|creat|mknod)(?:at2?)?$/.test(
    call,
  );
}
