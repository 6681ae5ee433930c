import { spawnSync } from 'node:child_process';
import { mkdirSync, openSync, readSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Catalog, judgeHealth, readStatusSource, scanSources } from '#engine';
import { createFileLogSource, loadCatalog } from '#host';
import { makeLog } from './make-log.ts';
import { makeTranscript } from './make-transcript.ts';

// One table of ratios, measured side by side in one run: our scan against ripgrep with the same anchors, against cat,
// and against what a naive tool does (every pattern on every line). Wants dist/ built.

const { values } = parseArgs({
  options: {
    mb: { type: 'string', default: '256' },
    rounds: { type: 'string', default: '5' },
    encoding: { type: 'string', default: 'utf8' },
    seed: { type: 'string', default: '1' },
    'error-every': { type: 'string', default: '1000' },
  },
});
const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(tmpdir(), 'iplog-lens-bench');
const cli = path.join(root, 'dist/cli.cjs');
const rounds = Number(values.rounds);

mkdirSync(folder, { recursive: true });
const catalog = await loadCatalog(path.join(root, 'dist/catalog.json'));
const log = makeLog(catalog, {
  folder,
  megabytes: Number(values.mb),
  encoding: values.encoding === 'utf16le' ? 'utf16le' : 'utf8',
  seed: Number(values.seed),
  errorEvery: Number(values['error-every']),
});
const tiny = path.join(folder, 'tiny', 'Microsoft.Tri.Sensor.log');
mkdirSync(path.dirname(tiny), { recursive: true });
writeFileSync(tiny, '2026-03-14 09:26:53.0001 Info  X y\r\n');
/** Somebody's transcript of a day; it shall be read within a second. */
const TRANSCRIPT_MB = 10;
const transcript = makeTranscript(folder, TRANSCRIPT_MB);
const anchors = path.join(folder, 'anchors.txt');
writeFileSync(anchors, `${anchorsOf(catalog).join('\n')}\n`);

interface Row {
  readonly name: string;
  readonly milliseconds: number;
  readonly memory?: number;
}

const timings = new Map<string, number[]>();
const memory = new Map<string, number>();
const note = (name: string, milliseconds: number): void => {
  const list = timings.get(name);
  if (list === undefined) timings.set(name, [milliseconds]);
  else list.push(milliseconds);
};

const contenders: readonly (readonly [string, () => number | undefined])[] = [
  ['cat', () => run('cat', [log])],
  ['rg -n -F, our anchors', () => run('rg', ['-n', '-F', '-f', anchors, log])],
  ['rg -n -i -F, our anchors', () => run('rg', ['-n', '-i', '-F', '-f', anchors, log])],
  [
    'start of the command line',
    () => run(process.execPath, [cli, 'scan', tiny, '--format', 'json'], 'start'),
  ],
  ['scan, whole command', () => run(process.execPath, [cli, 'scan', log, '--format', 'json'], 'scan')],
];
run('cat', [log]);
for (let round = 0; round < rounds; round++) {
  for (const [name, measure] of contenders) {
    const milliseconds = measure();
    if (milliseconds !== undefined) note(name, milliseconds);
  }
  const start = performance.now();
  await scanSources(catalog, [createFileLogSource(log)]);
  note(round === 0 ? 'scan, first in a process' : 'scan, warm', performance.now() - start);
}

const statusTimes: number[] = [];
for (let round = 0; round < rounds; round++) {
  const before = performance.now();
  const { report } = await readStatusSource(createFileLogSource(transcript));
  judgeHealth(report.snapshots);
  statusTimes.push(performance.now() - before);
}

const rows: Row[] = [...timings].map(([name, list]) => ({ name, milliseconds: median(list) }));
const at = (name: string): number | undefined => rows.find((row) => row.name === name)?.milliseconds;
const start = at('start of the command line') ?? 0;
rows.push({ name: 'scan, start taken off', milliseconds: (at('scan, whole command') ?? 0) - start });
const naive = measureNaive(catalog);
rows.push({ name: 'every pattern on every line (estimated)', milliseconds: naive });

const rg = at('rg -n -F, our anchors');
const megabytes = Number(values.mb);
console.log(
  `${megabytes} MB ${values.encoding}, ${catalog.signatures.length} signatures, median of ${rounds} rounds, Node ${process.version}`,
);
console.log(`${'what'.padEnd(42)}${'ms'.padStart(9)}${'MB/s'.padStart(9)}${'x rg'.padStart(8)}`);
for (const { name, milliseconds } of rows) {
  const ratio = rg === undefined ? '-' : (rg / milliseconds).toFixed(2);
  console.log(
    `${name.padEnd(42)}${milliseconds.toFixed(0).padStart(9)}${((megabytes * 1000) / milliseconds).toFixed(0).padStart(9)}${ratio.padStart(8)}`,
  );
}
console.log(
  `scanner status, a transcript of ${TRANSCRIPT_MB} MB: ${(statusTimes[0] ?? 0).toFixed(0)} ms the first time, ${median(statusTimes).toFixed(0)} ms in the median`,
);
if (rg === undefined) console.log('ripgrep is not installed: no ratios.');
const idle = memory.get('start');
const busy = memory.get('scan');
if (idle !== undefined && busy !== undefined) {
  console.log(
    `memory at most: ${(busy / 1e6).toFixed(0)} MB, ${((busy - idle) / 1e6).toFixed(0)} MB more than for one line`,
  );
}

/** Milliseconds of a program from start to end; undefined where it is not installed. */
function run(program: string, args: readonly string[], memoryName?: string): number | undefined {
  const all =
    memoryName === undefined
      ? [...args]
      : ['--require', path.join(import.meta.dirname, 'print-memory.cjs'), ...args];
  const before = performance.now();
  const { error, stderr } = spawnSync(program, all, {
    maxBuffer: 1 << 30,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const milliseconds = performance.now() - before;
  if (error !== undefined) return undefined;
  const peak = /peak-memory (\d+)/.exec(stderr.toString())?.[1];
  if (memoryName !== undefined && peak !== undefined) {
    memory.set(memoryName, Math.max(memory.get(memoryName) ?? 0, Number(peak)));
  }
  return milliseconds;
}

function anchorsOf({ signatures }: Catalog): string[] {
  return [...new Set(signatures.flatMap(({ rules }) => rules.flatMap((rule) => rule.anchors)))];
}

/** What a naive tool takes: a sample of lines, every pattern on each, scaled to the whole log. */
function measureNaive({ signatures }: Catalog): number {
  const sample = Buffer.alloc(1 << 20);
  const read = readSync(openSync(log, 'r'), sample);
  const lines = sample
    .subarray(0, read)
    .toString(values.encoding === 'utf16le' ? 'utf16le' : 'utf8')
    .split('\n');
  const patterns = signatures.flatMap(({ rules }) => rules.map(({ pattern }) => new RegExp(pattern, 'im')));
  const before = performance.now();
  let hits = 0;
  for (const line of lines) for (const pattern of patterns) if (pattern.test(line)) hits++;
  const took = performance.now() - before;
  return hits < 0 ? 0 : (took * Number(values.mb) * 1e6) / read;
}

function median(list: readonly number[]): number {
  return [...list].sort((a, b) => a - b)[list.length >> 1] ?? 0;
}
