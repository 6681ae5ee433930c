import assert from 'node:assert/strict';
import {
  findExampleKind,
  htmlReport,
  jsonReport,
  markdownReport,
  renderHoverCard,
  sarifReport,
  scanText,
  type SourceKind,
  textReport,
} from '#engine';
import type { StatusRow, StatusTable, StatusTree } from '#protocol';
import { buildFindingsTable } from '../../client/src/findings/tree/findings-table.ts';
import { hostileValues, unseenValues } from '../server/hostile-values.ts';
import { statusText } from '../server/status-texts.ts';
import {
  assertHarmlessHtml,
  assertHarmlessInTerminal,
  assertHarmlessMarkdown,
  assertHarmlessSarif,
  assertNoFormula,
} from '../support/assert-harmless.ts';
import { getRealCatalog } from '../support/real-catalog.ts';
import { startRunningServer } from '../support/running-server.ts';

// Every value that a known error takes from a log, and the name of the log, as an attacker would write them, in every form in
// which we show them. How many were tried is printed and stands in SECURITY.md.

const formulas = ['=cmd|x', '+1+1', '-1+1', '@SUM(A1)', '\t=1', "=HYPERLINK('x')"];
const whole = [...hostileValues, ...unseenValues, ...formulas];
/** Many captures end at a blank, a bracket or a quote, so each value is tried without them, too. */
const values = [
  ...new Set([
    ...whole,
    ...whole.map((value) => value.replace(/\s/g, '')),
    ...whole.map((value) => value.replace(/[\s'"[\]()<>,;]/g, '')),
  ]),
];
const tool = { name: 'iplog-lens', version: '0' };
const today = '2026-03-14';

describe('a hostile value of a log', function () {
  this.timeout(180_000);
  const catalog = getRealCatalog();
  let captured = 0;
  let captures = 0;

  for (const signature of catalog.signatures) {
    const taken = signature.examples.match.flatMap((example) =>
      Object.entries(example.captures).map(([name, value]) => ({ example, name, value })),
    );
    if (taken.length === 0 || signature.role === 'context') continue;
    it(`stays text wherever ${signature.id} is shown`, () => {
      for (const { example, name, value } of taken) {
        const kind = findExampleKind(example.source, catalog.kinds);
        assert.ok(kind !== undefined);
        captures++;
        captured += tryCapture(signature.id, kind, name, (hostile) =>
          example.text.replace(value, () => hostile),
        );
      }
    });
  }

  it('was tried on every capture, and many a time it was taken', () => {
    console.log(
      `      ${captures} captures, ${values.length} values each: ${captured} taken and shown in 6 forms`,
    );
    assert.ok(captures > 200 && captured > captures * 5);
  });

  /** One log with a record for each value; how many of the values the capture took. */
  function tryCapture(
    id: string,
    kind: SourceKind,
    name: string,
    recordWith: (value: string) => string,
  ): number {
    const path = `case/${values[captures % values.length]}/${values[(captures * 7) % values.length]}.log`;
    const text = values.map(recordWith).join('\n\n');
    const result = scanText(catalog, path, text, { kindId: kind.id, keep: 1000, today });
    assertHarmlessInTerminal(textReport(result, catalog));
    const json = jsonReport(result, catalog, tool);
    assertHarmlessInTerminal(json);
    JSON.parse(json);
    assertHarmlessSarif(sarifReport(result, catalog, tool));
    const markdown = markdownReport(result, catalog, { today });
    assertHarmlessMarkdown(markdown);
    assertNoFormula(markdown);
    assertHarmlessHtml(htmlReport(result, catalog, { today }));
    let count = 0;
    for (const group of result.groups) {
      const signature = catalog.findSignature(group.signatureId);
      assert.ok(signature !== undefined);
      for (const occurrence of group.occurrences) {
        const took = occurrence.captures.filter(
          (one) => one.name === name && values.some((value) => one.value.includes(value.trim())),
        );
        if (group.signatureId === id) count += took.length;
        if (took.length > 0)
          assertHarmlessMarkdown(renderHoverCard(catalog, signature, { group, occurrence, today }));
      }
    }
    return count;
  }
});

describe('a table that leaves the product', () => {
  it('has no cell that a spreadsheet would compute, and no cell more than it should have', async () => {
    const server = await startRunningServer();
    let cells = 0;
    try {
      for (const value of values) {
        const text = statusText({ cluster: value, clusterStatus: value, node: value });
        const sources = [{ uri: 'untitled:status', text }];
        const tree = (await server.request('iplogLens/status', { sources })) as StatusTree;
        for (const row of allRows(tree.rows)) {
          assertHarmlessMarkdown(row.tooltip, (link) => link.startsWith('command:iplogLens.'));
          const { markdown } = (await server.request('iplogLens/statusTable', { row })) as StatusTable;
          assertHarmlessMarkdown(markdown);
          cells += assertNoFormula(markdown);
        }
      }
    } finally {
      server.stop();
    }
    console.log(`      ${cells} cells of status tables`);
    assert.ok(cells > 1000);
  });

  it('is one text for a spreadsheet where it is the table of findings: no line has a tab', () => {
    for (const value of values) {
      const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
      const occurrence = { range, recordEndLine: 0, preview: value, captures: { [value]: value } };
      const group = {
        signatureId: value,
        title: value,
        severity: 'error',
        count: 1,
        occurrences: [occurrence],
        remediations: [],
      } as const;
      const source = {
        uri: 'file:///x',
        name: value,
        kind: value,
        kindTitle: value,
        encoding: value,
        bytes: 0,
        lines: 0,
        records: 0,
        groups: [group],
        problems: [],
        ended: 'complete',
      } as const;
      const { text } = buildFindingsTable([source], {
        order: 'severity',
        nodes: new Map([['file:///x', value]]),
        filter: value,
      });
      assert.doesNotMatch(text, /[\t\r]/);
      for (const line of text.split('\n')) assert.doesNotMatch(line, /^[=+\-@]/);
    }
  });
});

function allRows(rows: readonly StatusRow[]): StatusRow[] {
  return rows.flatMap((row) => [row, ...allRows(row.children ?? [])]);
}
