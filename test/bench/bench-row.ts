import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Catalog } from '#engine';
import { type LogPlan, makeLog } from './make-log.ts';

/** What every row works with. */
export interface BenchContext {
  readonly catalog: Catalog;
  /** Where logs are made and kept for the next time. */
  readonly folder: string;
  readonly dist: string;
  readonly megabytes: number;
  readonly rounds: number;
  readonly seed: number;
  readonly errorEvery: number;
}

/** One line of the table. */
export interface BenchLine {
  readonly name: string;
  readonly milliseconds?: number;
  readonly megabytes?: number;
  /** What the aim is about, in its own unit. */
  readonly value?: string;
  /** The aim in words, and whether it was met. */
  readonly aim?: { readonly text: string; readonly met: boolean };
}

/** A part of the bench that can be asked for by its name. */
export interface BenchRow {
  readonly name: string;
  readonly title: string;
  measure(context: BenchContext): Promise<readonly BenchLine[]>;
}

/** Milliseconds of a contender; undefined where it is not installed. */
export type Contender = () => number | undefined | Promise<number | undefined>;

/** Runs contenders in turns, so that what else the machine does hits all of them, and gives medians. */
export async function alternate<Name extends string>(
  rounds: number,
  contenders: Readonly<Record<Name, Contender>>,
): Promise<Partial<Record<Name, number>>> {
  const timings = new Map<Name, number[]>();
  for (let round = 0; round < rounds; round++) {
    for (const name of Object.keys(contenders) as Name[]) {
      const milliseconds = await contenders[name]();
      if (milliseconds !== undefined) timings.set(name, [...(timings.get(name) ?? []), milliseconds]);
    }
  }
  const medians: Partial<Record<Name, number>> = {};
  for (const [name, list] of timings) medians[name] = median(list);
  return medians;
}

/** How many times faster than the other; the aim is a least ratio. */
export function compare(
  name: string,
  megabytes: number,
  own: number | undefined,
  other: number | undefined,
  aim?: number,
): BenchLine {
  if (own === undefined) return { name, value: 'not installed' };
  const ratio = other === undefined ? undefined : other / own;
  return {
    name,
    milliseconds: own,
    megabytes,
    ...(ratio === undefined ? {} : { value: `${ratio.toFixed(2)}x` }),
    ...(aim === undefined || ratio === undefined
      ? {}
      : { aim: { text: `at least ${aim}x`, met: ratio >= aim } }),
  };
}

/** Milliseconds of a program from start to end; undefined where it is not installed. */
export function timeProgram(program: string, args: readonly string[]): number | undefined {
  const before = performance.now();
  const { error } = spawnSync(program, args, { maxBuffer: 1 << 30, stdio: ['ignore', 'pipe', 'ignore'] });
  return error === undefined ? performance.now() - before : undefined;
}

/** Milliseconds of `iplog-lens scan`, the start of the process included. */
export function timeScan({ dist }: BenchContext, paths: readonly string[]): number | undefined {
  return timeProgram(process.execPath, [path.join(dist, 'cli.cjs'), 'scan', ...paths, '--format', 'json']);
}

export async function timeAsync(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}

/** A log of the size of this run. */
export function benchLog(context: BenchContext, plan: Partial<LogPlan> = {}): string {
  const { catalog, folder, megabytes, seed, errorEvery } = context;
  return makeLog(catalog, { folder, megabytes, encoding: 'utf8', seed, errorEvery, ...plan });
}

/** A file with the anchors of the catalogue, one on each line, for `rg -F -f`. */
export function anchorFile({ folder }: BenchContext, { signatures }: Catalog, name = 'anchors'): string {
  const file = path.join(folder, `${name}.txt`);
  const anchors = new Set(signatures.flatMap(({ rules }) => rules.flatMap((rule) => rule.anchors)));
  writeFileSync(file, `${[...anchors].join('\n')}\n`);
  return file;
}

/** A log of one line, by which the start of a process is known. */
export function tinyLog({ folder }: BenchContext): string {
  const file = path.join(folder, 'tiny.log');
  writeFileSync(file, '2026-03-14 09:26:53.0001 Info  X y\r\n');
  return file;
}

export function median(list: readonly number[]): number {
  return [...list].sort((a, b) => a - b)[list.length >> 1] ?? 0;
}
