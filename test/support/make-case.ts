import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import type { Catalog } from '#engine';
import { LogText } from './log-text.ts';
import { makeZip, type ZipPart } from './make-zip.ts';
import { writeLog, writeRotatedLog } from './write-rotated-log.ts';

export interface CasePlan {
  /** Where the case is made. */
  readonly folder: string;
  /** The logs of samples/, which are part of it. */
  readonly samples: string;
  /** Of all files unpacked. From 60 on, one of them is above the 50 MB at which VS Code stops. */
  readonly megabytes: number;
  readonly seed: number;
}

/** The same files twice. A zip in the zip is a folder of the same name where it is unpacked. */
export interface MadeCase {
  readonly unpacked: string;
  readonly zip: string;
}

/**
 * A case as customers send it, in the layouts of log-formats.md 8: sensors of three machines (rotated, `-Errors` twins,
 * the setup with two clocks) and of a machine that was set up anew, scanners whose logs lie in a zip in a zip, saved
 * console output, a dump. One file at a time is in memory, and the zip.
 */
export function makeCase(catalog: Catalog, { folder, samples, megabytes, seed }: CasePlan): MadeCase {
  const unpacked = path.join(folder, 'unpacked');
  const zip = path.join(folder, 'case.zip');
  const largest = Math.max(megabytes < 60 ? 0 : 52e6, megabytes * 125_000);
  const rest = megabytes * 1e6 - largest;
  const sensor = (below: string, share: number, own: number): void => {
    const plan = { folder: path.join(unpacked, below), name: 'Microsoft.Tri.Sensor', seed: seed * 100 + own };
    writeRotatedLog(catalog, { ...plan, kind: 'mdi.sensor', bytes: rest * share * 0.9 });
    const updater = { ...plan, name: `${plan.name}.Updater`, seed: plan.seed + 50 };
    writeRotatedLog(catalog, { ...updater, kind: 'mdi.updater', bytes: rest * share * 0.1 });
  };
  sensor('DC01/2.228.17612.22841/Logs', 0.4, 1);
  // By whole paths this one comes before DC01, name by name behind it.
  sensor('DC01 (old)/Logs', 0.05, 2);
  sensor(dotNetZip, 0.3, 3);
  cpSync(path.join(samples, 'DC03'), path.join(unpacked, 'DC03'), { recursive: true });
  const saved = new LogText(catalog, { kind: 'mdi.sensor', seed: seed * 100 + 4, errorEvery: 1000 });
  writeLog(path.join(unpacked, 'DC03/Logs/Microsoft.Tri.Sensor.log'), saved, rest * 0.05, {
    encoding: 'utf16le',
  });

  cpSync(path.join(samples, 'SCAN01'), path.join(unpacked, 'SCAN01'), { recursive: true });
  const collected = path.join(unpacked, 'SCAN01/ComplianceUtility (scanadmin-101502).zip');
  const logs = path.join(collected, 'AIPLogs.zip/MSIP/Logs');
  const scanner = new LogText(catalog, { kind: 'mip.iplog', seed: seed * 100 + 5, errorEvery: 2000 });
  writeLog(path.join(logs, 'MSIP.Scanner.iplog'), scanner, rest * 0.15);
  writeLog(path.join(logs, 'MSIP.Powershell.iplog'), scanner, rest * 0.05, { encoding: 'utf16le' });
  write(path.join(collected, 'BaseUTCOffset.log'), '2\r\n');
  write(
    path.join(collected, 'WinHTTP.log'),
    Buffer.from('\ufeffDirect access (no proxy server).\r\n', 'utf16le'),
  );
  write(path.join(collected, 'ProblemSteps.zip/Recording.mht'), 'MIME-Version: 1.0\r\n');

  const second = new LogText(catalog, { kind: 'mip.iplog', seed: seed * 100 + 6, errorEvery: 5000 });
  writeLog(path.join(unpacked, 'SCAN02/MSIP/Logs/MSIP.Scanner.iplog'), second, largest);
  write(path.join(unpacked, 'SCAN02/Reports/Summary_2026-03-09_01_00_02.txt'), 'Scanned files: 21904\r\n');
  write(path.join(unpacked, 'SCAN02/MSIP.Scanner.dmp'), 'MDMP\0');
  writeFileSync(zip, zipOf(unpacked));
  return { unpacked, zip };
}

/** Packed by .NET Framework, which writes backslashes, and put into the case as it is. */
const dotNetZip = 'DC02.zip';

function zipOf(folder: string, separator = '/'): Buffer {
  const parts = (below: readonly string[]): ZipPart[] =>
    readdirSync(path.join(folder, ...below), { withFileTypes: true }).flatMap((member): ZipPart[] => {
      const names = [...below, member.name];
      const file = path.join(folder, ...names);
      const name = names.join(separator);
      if (member.name === dotNetZip) return [{ name, data: zipOf(file, '\\'), method: 0 }];
      if (member.isDirectory())
        return member.name.endsWith('.zip') ? [deflated(name, zipOf(file))] : parts(names);
      return [deflated(name, readFileSync(file))];
    });
  return makeZip(parts([]));
}

/** Of a large file only what it is compressed to stays in memory. */
function deflated(name: string, data: Buffer): ZipPart {
  return { name, raw: deflateRawSync(data, { level: 1 }), crc: crc32(data), statedSize: data.length };
}

function write(file: string, content: string | Buffer): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
}
