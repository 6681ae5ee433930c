import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import type { DocumentSymbol } from 'vscode-languageserver';
import { judgeHealth, parseScannerStatus } from '#engine';
import type { StatusRow } from '#protocol';
import { readClientFeatures } from '../../server/src/client-features.ts';
import { Lines } from '../../server/src/convert/line-lengths.ts';
import { statusHover } from '../../server/src/convert/status/status-hover.ts';
import { statusSymbols } from '../../server/src/convert/status/status-symbols.ts';
import { toMarkdownTable } from '../../server/src/convert/status/to-markdown-table.ts';
import { withStatusDiagnostics } from '../../server/src/convert/status/to-status-diagnostics.ts';
import { toStatusTree } from '../../server/src/convert/status/to-status-tree.ts';
import { readFixture } from '../engine/scanner-status/status-cases.ts';
import { getRealCatalog } from '../support/real-catalog.ts';

/** More of them find rarer mistakes: `RUNS=20000`. */
const RUNS = Number(process.env['RUNS'] ?? 400);

describe('a damaged status', () => {
  it('has a tree with single ids and places that exist, marks, cards and an outline that editors take', function () {
    this.timeout(60_000);
    const names = readdirSync(new URL('../fixtures/status/', import.meta.url)).filter((name) =>
      /\.(txt|csv|json|clixml)$/.test(name),
    );
    const texts = names.map(readFixture).filter((text) => text.length > 0);
    const random = randomNumbers(Number(process.env['SEED'] ?? 20_260_314));
    const below = (limit: number): number => Math.floor(random() * limit);
    const pick = (): string => texts[below(texts.length)] ?? '';
    const features = readClientFeatures({}, undefined);
    const fields = getRealCatalog().statusFields;
    for (let run = 0; run < RUNS; run++) {
      let text = pick();
      for (let times = 1 + below(3); times > 0; times--) {
        const at = below(text.length);
        const kind = below(4);
        if (kind === 0) text = text.slice(0, at) + text.slice(at + below(200));
        else if (kind === 1) text += pick();
        else if (kind === 2) text = text.slice(0, at) + pick() + text.slice(at);
        else text = text.slice(0, at) + text.slice(Math.max(0, at - below(400)));
      }
      const lines = new Lines(text.replaceAll(/\r\n?/g, '\n'));
      const report = parseScannerStatus({ path: '/x', text });
      const status = { report, verdicts: judgeHealth(report.snapshots) };
      try {
        const { rows } = toStatusTree(fields, { reports: [report], problems: [], uris: new Map() });
        const ids = new Set<string>();
        for (const row of everyRow(rows)) {
          assert.ok(!ids.has(row.id), `twice: ${row.id}`);
          ids.add(row.id);
          assert.notEqual(row.label.trim(), '');
          const line = row.place?.range.start.line ?? 0;
          assert.ok(line >= 0 && line < lines.count, `line ${line} of ${lines.count}`);
        }
        for (const row of rows) toMarkdownTable(row);
        const marks = withStatusDiagnostics([], status, lines, features, 100);
        assert.ok(marks.length <= 100);
        for (const { message, range } of marks) {
          assert.ok(typeof message === 'string' && message.length < 140);
          assert.ok(range.end.character <= lines.length(range.end.line));
        }
        for (const symbol of statusSymbols(status, lines)) assertInside(symbol);
        const line = below(lines.count);
        const options = { fields, pictures: true, findingsLink: () => undefined };
        statusHover(status, lines.text(line), line, below(lines.length(line) + 1), options);
      } catch (error) {
        throw new Error(`run ${run}: ${JSON.stringify(text).slice(0, 3000)}`, { cause: error });
      }
    }
  });
});

function everyRow(rows: readonly StatusRow[]): readonly StatusRow[] {
  return rows.flatMap((row) => [row, ...everyRow(row.children ?? [])]);
}

function assertInside(symbol: DocumentSymbol): void {
  assert.notEqual(symbol.name, '');
  for (const child of symbol.children ?? []) {
    assert.ok(child.range.start.line >= symbol.range.start.line, child.name);
    assert.ok(child.range.end.line <= symbol.range.end.line, child.name);
    assertInside(child);
  }
}

/** Mulberry32: the same files are damaged in the same way on every run. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
