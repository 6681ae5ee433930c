import { closeSync, existsSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { Catalog } from '#engine';
import { LogText } from '../support/log-text.ts';

export interface LogPlan {
  readonly folder: string;
  readonly megabytes: number;
  readonly encoding: 'utf8' | 'utf16le';
  readonly seed: number;
  /** One record in so many is a known error. */
  readonly errorEvery: number;
}

/** A sensor log of the size asked for. Seeded; made once for each plan and then taken from the folder. */
export function makeLog(catalog: Catalog, plan: LogPlan): string {
  const name = `${plan.megabytes}-${plan.encoding}-${plan.seed}-${plan.errorEvery}`;
  const file = path.join(plan.folder, name, 'Microsoft.Tri.Sensor.log');
  if (existsSync(file)) return file;
  mkdirSync(path.dirname(file), { recursive: true });
  const text = new LogText(catalog, { ...plan, kind: 'mdi.sensor' });
  const fd = openSync(`${file}.part`, 'w');
  for (let bytes = 0; bytes < plan.megabytes * 1e6;) {
    bytes += writeSync(fd, Buffer.from(`${text.records(20_000).join('\r\n')}\r\n`, plan.encoding));
  }
  closeSync(fd);
  renameSync(`${file}.part`, file);
  return file;
}
