import assert from 'node:assert/strict';
import { type Console, printCsv, printList, printTable } from './powershell-printer.ts';
import {
  currentRow,
  nodeRows,
  printTime,
  readFixture,
  repositoryRows,
  statusRow,
  summaryRow,
  truth,
} from './status-cases.ts';

/** The property tests are worth as much as the printer they use: the real formatter's output is the measure. */
describe('the printer of the tests prints what PowerShell printed', () => {
  for (const status of truth) {
    const at = (width: number): Console => ({ width, wordWrap: true, mark: '…' });
    const row = statusRow(status, printTime(status.StartTimeUtc, status.Culture));
    const first = status.Nodes[0];
    const printed: Record<string, string> = {
      'status.list.w40.txt': printList([row], at(40)),
      'status.list.w80.txt': printList([row], at(80)),
      'status.list.w120.txt': printList([row], at(120)),
      'status.table.w80.txt': printTable([row], at(80)),
      'status.autosize.w120.txt': printTable([row], at(120)),
      'nodes.table.w80.txt': printTable(nodeRows(status), at(80)),
      'nodes.table.w120.txt': printTable(nodeRows(status), at(120)),
      'nodes.wrap.w80.txt': printTable(nodeRows(status), at(80), true),
      'nodes.list.w80.txt': printList(nodeRows(status), at(80)),
      'verbose.table.w80.txt': printTable([currentRow(status)], at(80)),
      'verbose.table.w120.txt': printTable([currentRow(status)], at(120)),
      'current.summary.w80.txt': printList([summaryRow('', status.Current)], at(80)),
      'nodes.csv': printCsv(nodeRows(status)),
      'nodes.type.csv': printCsv(nodeRows(status), 'Microsoft.InformationProtection.Scanner.ScannerNodeInfo'),
      ...(first === undefined
        ? {}
        : { 'node0.summary.w80.txt': printList([summaryRow(first.NodeName, first.Summary)], at(80)) }),
      ...(status.Repositories.length === 0
        ? {}
        : {
            'repositories.w40.txt': printTable(repositoryRows(status), at(40)),
            'repositories.w80.txt': printTable(repositoryRows(status), at(80)),
          }),
    };
    for (const [form, text] of Object.entries(printed)) {
      it(`${status.Name}.${form}`, () => {
        // Blanks at the ends of lines are the one thing in which console and Out-String differ.
        const trim = (value: string): string => value.replaceAll(/[ ]+(?=\r\n|$)/g, '').trim();
        assert.equal(trim(text), trim(readFixture(`${status.Name}.${form}`)));
      });
    }
  }
});
