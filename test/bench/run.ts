import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { loadCatalog } from '#host';
import type { BenchContext, BenchLine, BenchRow } from './bench-row.ts';
import { caseRow } from './rows/case.ts';
import { followingRow } from './rows/following.ts';
import { hoverRow } from './rows/hover.ts';
import { memoryRow } from './rows/memory.ts';
import { plainRow } from './rows/plain.ts';
import { signaturesRow } from './rows/signatures.ts';
import { statusRow } from './rows/status.ts';
import { utf16Row } from './rows/utf16.ts';
import { vscodeOpenRow } from './rows/vscode-open.ts';
import { workersRow } from './rows/workers.ts';
import { zipRow } from './rows/zip.ts';

// One table of ratios, measured side by side in one run on logs that are made here, each with its aim. Wants dist/
// built. `--only plain,zip` measures some rows, `--mb 16 --rounds 1` shows whether they work.

const rows: readonly BenchRow[] = [
  plainRow,
  zipRow,
  workersRow,
  utf16Row,
  signaturesRow,
  followingRow,
  memoryRow,
  caseRow,
  statusRow,
  hoverRow,
  vscodeOpenRow,
];

const { values } = parseArgs({
  options: {
    mb: { type: 'string', default: '256' },
    rounds: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
    'error-every': { type: 'string', default: '1000' },
    only: { type: 'string', default: rows.map(({ name }) => name).join(',') },
  },
});
const chosen = values.only.split(',');
const unknown = chosen.filter((name) => !rows.some((row) => row.name === name));
if (unknown.length > 0)
  throw new Error(`No such row: ${unknown.join(', ')}. Rows: ${rows.map(({ name }) => name).join(', ')}`);

const dist = path.resolve(import.meta.dirname, '../../dist');
const folder = path.join(tmpdir(), 'iplog-lens-bench');
mkdirSync(folder, { recursive: true });
const context: BenchContext = {
  catalog: await loadCatalog(path.join(dist, 'catalog.json')),
  folder,
  dist,
  megabytes: Number(values.mb),
  rounds: Number(values.rounds),
  seed: Number(values.seed),
  errorEvery: Number(values['error-every']),
};
console.log(
  `${context.megabytes} MB, ${context.catalog.signatures.length} signatures, median of ${context.rounds} rounds, Node ${process.version}`,
);
for (const row of rows.filter(({ name }) => chosen.includes(name))) {
  console.log(`\n${row.name}: ${row.title}`);
  for (const line of await row.measure(context)) console.log(show(line));
}

function show({ name, milliseconds, megabytes, value, aim }: BenchLine): string {
  const rate =
    megabytes === undefined || milliseconds === undefined
      ? ''
      : `${Math.round((megabytes * 1000) / milliseconds)} MB/s`;
  const cells = [
    `  ${name.padEnd(44)}`,
    (milliseconds === undefined ? '' : `${milliseconds.toFixed(milliseconds < 10 ? 2 : 0)} ms`).padStart(10),
    rate.padStart(11),
    `  ${value ?? ''}`,
    aim === undefined ? '' : `  aim ${aim.text}: ${aim.met ? 'met' : 'MISSED'}`,
  ];
  return cells.join('').trimEnd();
}
