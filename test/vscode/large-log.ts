import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Lines of a large log at which an account's password could not be retrieved, zero-based. */
export const largeLogErrors: readonly number[] = [10, 200_000];

/** Lines of one minute: a million bytes. */
const linesOfBlock = 10_000;
const lineBytes = 100;

/** Where hours and minutes stand in a line. */
const clockStart = '2026-03-14 '.length;

/**
 * Writes a sensor log of so many million bytes, 100 a line, ten thousand lines a minute from midnight of 2026-03-14 on,
 * with a frame of a stack in every thousand lines. One minute is made, and written again with another time.
 */
export function writeLargeLog(file: string, megabytes: number): void {
  mkdirSync(dirname(file), { recursive: true });
  const block = makeBlock();
  const log = openSync(file, 'w');
  for (let minute = 0; minute < megabytes; minute++) {
    const clock = new Date(minute * 60_000).toISOString().slice(11, 16);
    for (let line = 0; line < linesOfBlock; line++) {
      if (!isFrame(line)) block.write(clock, line * lineBytes + clockStart, 'latin1');
    }
    const errors = largeLogErrors.filter((line) => Math.floor(line / linesOfBlock) === minute);
    let written = 0;
    for (const line of errors) {
      const start = (line % linesOfBlock) * lineBytes;
      writeSync(log, block, written, start - written);
      writeSync(log, errorAt(block.toString('latin1', start, start + '2026-03-14 00:00:00.0000'.length)));
      written = start + lineBytes;
    }
    writeSync(log, block, written);
  }
  closeSync(log);
}

function isFrame(line: number): boolean {
  return line % 1000 === 501;
}

function makeBlock(): Buffer {
  const block = Buffer.alloc(linesOfBlock * lineBytes, ' ');
  for (let line = 0; line < linesOfBlock; line++) {
    const second = ((line * 60) / linesOfBlock).toFixed(4).padStart(7, '0');
    const text = isFrame(line)
      ? '   at async Task Microsoft.Tri.Sensor.DirectoryServicesClient.CreateAsync()'
      : `2026-03-14 00:00:${second} ${line % 40 === 0 ? 'Debug' : 'Info '} EntityResolver ResolveAsync finished [resolvedCount=${line}]`;
    block.write(text, line * lineBytes, 'latin1');
    block.write('\n', (line + 1) * lineBytes - 1, 'latin1');
  }
  return block;
}

function errorAt(time: string): string {
  return `${time} Warn  GroupManagedServiceAccountImpersonationHelper GetGroupManagedServiceAccountAccessTokenAsync failed GMSA password could not be retrieved [errorCode=AccessDenied AccountName=mdiSvc01 DomainDnsName=contoso.test]\n`;
}
