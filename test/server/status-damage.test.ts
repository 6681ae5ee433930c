import assert from 'node:assert/strict';
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
import { tryDamagedStatuses } from '../support/damaged-statuses.ts';
import { getRealCatalog } from '../support/real-catalog.ts';

/** More of them find rarer mistakes: `RUNS=20000`. */
const RUNS = Number(process.env['RUNS'] ?? 400);

describe('a damaged status', () => {
  it('has a tree with single ids and places that exist, marks, cards and an outline that editors take', function () {
    this.timeout(180_000);
    const features = readClientFeatures({}, undefined);
    const fields = getRealCatalog().statusFields;
    tryDamagedStatuses(RUNS, (text, random) => {
      const lines = new Lines(text.replaceAll(/\r\n?/g, '\n'));
      const report = parseScannerStatus({ path: '/x', text });
      const status = { report, verdicts: judgeHealth(report.snapshots) };
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
      const line = random.below(lines.count);
      const options = { fields, pictures: true, findingsLink: () => undefined };
      statusHover(status, lines.text(line), line, random.below(lines.length(line) + 1), options);
    });
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
