import assert from 'node:assert/strict';
import {
  type CodeAction,
  type DocumentSymbol,
  type FoldingRange,
  type Hover,
  type MarkupContent,
} from 'vscode-languageserver-protocol';
import { allJudgements } from '#engine';
import type { RemediationUse } from '#protocol';
import { judgedFields } from '../../server/src/convert/status/judged-fields.ts';
import { type PlainDiagnostic, type RunningServer, startRunningServer } from '../support/running-server.ts';
import { skippedRepository, statusText, verboseAfter } from './status-texts.ts';

const uri = 'file:///cases/SCAN01.scanner-status.txt';
const commands = [
  'iplogLens.insertRemediation',
  'iplogLens.explainFinding',
  'iplogLens.showNodeFindings',
] as const;

describe('a status in the editor', () => {
  let server: RunningServer;
  let text: string;
  let found: PlainDiagnostic[];
  before(async () => {
    server = await startRunningServer({ clientCommands: commands });
    text = statusText() + verboseAfter(600, 1000) + verboseAfter(1200, 3000) + skippedRepository;
    found = await server.open(uri, text, 'scanner-status');
  });
  after(() => server.stop());

  describe('is marked', () => {
    it('where something needs attention, with a stable code, a short message and the source', () => {
      const ours = found.filter(({ code }) => allJudgements.some((judgement) => judgement.code === code));
      assert.deepEqual(
        ours.map(({ code, severity, range }) => [code, severity, lineAt(range.start.line)]),
        [
          ['node-pending', 2, lineWith('SCAN02 ')],
          ['failed-files', 2, lineWith('FailedFiles')],
          ['repository-skipped', 2, lineWith('\\\\srv\\finance')],
        ],
      );
      for (const { message, source, codeDescription, range } of ours) {
        assert.ok(message.length < 140, message);
        assert.equal(source, 'iplog-lens');
        assert.match(codeDescription?.href ?? '', /^https:/);
        assert.equal(
          lineAt(range.start.line).slice(range.start.character, range.end.character).trim(),
          lineAt(range.start.line).trim(),
        );
      }
    });

    it('once for one matter: a known error there speaks for itself, a mere note gives way', async () => {
      const other = 'file:///cases/offline.scanner-status.txt';
      const offline = statusText({ clusterStatus: 'Offline' }) + skippedRepository;
      const marks = await server.open(other, offline, 'scanner-status');
      server.close(other);
      const at = (words: string) => {
        const line = offline.split('\n').findIndex((one) => one.includes(words));
        return marks.filter(({ range }) => range.start.line === line).map(({ code }) => code);
      };
      assert.deepEqual(at('ClusterStatus'), ['AIP2052']);
      assert.deepEqual(at('\\\\srv\\finance'), ['repository-skipped']);
    });

    it('never beyond the limit, and counts what is left out', async () => {
      const small = await startRunningServer({ settings: { limits: { diagnosticsPerFile: 10 } } });
      const rows = Array.from({ length: 50 }, (_, i) => `n${String(i).padStart(3, '0')} Error  False`);
      const marks = await small.open(
        uri,
        `NodeName Status IsScanning\n-------- ------ ----------\n${rows.join('\n')}\n`,
        'scanner-status',
      );
      small.stop();
      assert.equal(marks.length, 10);
      assert.match(marks.at(-1)?.message ?? '', /40 more judgements are not marked/);
    });

    it('where a word is not known, and not where none is printed', async () => {
      const other = 'file:///cases/word.scanner-status.txt';
      const named = 'Cluster : c\nClusterStatus : Idle\nNodesInfo : {n1, n2}\n\n';
      const table = 'NodeName Status   IsScanning\n-------- ------   ----------\nn1       Dreaming False\n';
      const marks = await server.open(other, named + table, 'scanner-status');
      server.close(other);
      assert.deepEqual(
        marks
          .filter(({ code }) => code === 'node-unknown')
          .map(({ severity, range }) => [severity, range.start.line]),
        [[3, 6]],
      );
    });

    it('not at all in a log, which may hold the same words', async () => {
      const log = 'file:///cases/Microsoft.Tri.Sensor.log';
      const lines = '2026-03-14 09:26:53.0001 Info  X ready\nCluster : a\nClusterStatus : Offline\n';
      const marks = await server.open(log, lines, 'mdi-sensor-log');
      server.close(log);
      assert.ok(!marks.some(({ code }) => code === 'cluster-offline'));
    });
  });

  describe('explains on hover', () => {
    it('every name that it prints', async () => {
      assert.match(await hoverOn('TimeFromStart'), /How long the scan had been running/);
      assert.match(await hoverOn('ScannedBytes'), /Bytes looked at/);
      assert.match(await hoverOn('FailedFiles'), /12.*could not be processed.*failed on 12 files/s);
    });

    it('every word, as what it means where it stands', async () => {
      assert.match(await hoverOn('Scanning', 'ClusterStatus'), /A scan is running on at least one node/);
      assert.match(await hoverOn('Pending', 'SCAN02 '), /It has not begun yet/);
      assert.match(await hoverOn('Skipped'), /The scan left it out.*was skipped/s);
    });

    it('the header of a table by its rows', async () => {
      const nodes = await hoverOn('Status', 'IsScanning');
      assert.match(nodes, /service on this node does/);
      assert.doesNotMatch(nodes, /with this repository/);
      assert.match(await hoverOn('Status', 'Path '), /with this repository/);
    });

    it('the header of a table with which a file begins', async () => {
      const other = 'file:///cases/nodes.txt';
      await server.open(
        other,
        'NodeName Status IsScanning\n-------- ------ ----------\nn1       Idle   False\n',
      );
      const params = { textDocument: { uri: other }, position: { line: 0, character: 10 } };
      const hover = (await server.request('textDocument/hover', params)) as Hover | null;
      server.close(other);
      assert.ok(hover);
      assert.match((hover.contents as MarkupContent).value, /service on this node does/);
    });

    it('how the scan gets on, as a picture and in words', async () => {
      const card = await hoverOn('MBScanned');
      assert.match(card, /!\[[^\n]*\]\(data:image\/svg\+xml;utf8,/);
      assert.match(card, /- After 20 min: 3,000 files, 3\.0 MB, 12,000 files an hour/);
    });

    it('a node, with a link to the findings of its logs', async () => {
      const card = await hoverOn('SCAN02', 'SCAN02 ');
      assert.match(card, /waits while others scan/);
      assert.match(
        card,
        /\[Show findings of SCAN02\]\(command:iplogLens\.showNodeFindings\?%5B%22SCAN02%22%5D\)/,
      );
    });

    it('without pictures and links to a client that has neither', async () => {
      const plain = await startRunningServer({
        capabilities: { textDocument: { hover: { contentFormat: ['plaintext'] } } },
      });
      await plain.open(uri, text, 'scanner-status');
      const position = { line: lineOf('MBScanned'), character: lineWith('MBScanned').indexOf('MBScanned') };
      const hover = (await plain.request('textDocument/hover', {
        textDocument: { uri },
        position,
      })) as Hover;
      plain.stop();
      const card = (hover.contents as MarkupContent).value;
      assert.match(card, /From 1,000 files after 10 min to 3,000 files/);
      assert.doesNotMatch(card, /data:|command:|\\/);
    });

    it('nothing outside of a snapshot', async () => {
      const other = 'file:///cases/words.txt';
      await server.open(other, 'The Status is Scanning, and Enforce is On.\n');
      const params = { textDocument: { uri: other }, position: { line: 0, character: 5 } };
      assert.equal(await server.request('textDocument/hover', params), null);
      server.close(other);
    });
  });

  describe('offers', () => {
    it('the remedies of the known errors that a judgement goes with, with its values', async () => {
      const mark = found.find(({ code }) => code === 'repository-skipped');
      assert.ok(mark);
      const actions = (await server.request('textDocument/codeAction', {
        textDocument: { uri },
        range: mark.range,
        context: { diagnostics: [mark] },
      })) as CodeAction[];
      const use = actions
        .filter(({ command }) => command?.command === 'iplogLens.insertRemediation')
        .map(({ command }) => command?.arguments?.[0] as RemediationUse)
        .find(({ remediationId }) => remediationId === 'Test-RepositoryPath');
      assert.equal(use?.signatureId, 'AIP2049');
      assert.deepEqual(use?.values, { repositories: '\\\\srv\\finance' });
      assert.deepEqual(use?.provenance, {
        source: 'SCAN01.scanner-status.txt',
        line: mark.range.start.line + 1,
      });
      const titles = actions.map(({ title }) => title);
      assert.equal(new Set(titles).size, titles.length, titles.join('\n'));
      assert.ok(titles.includes('Show documentation: AIP2049'));
    });

    it('the findings of a node where it is printed', async () => {
      const line = lineOf('SCAN02 ');
      const at = { line, character: 0 };
      const actions = (await server.request('textDocument/codeAction', {
        textDocument: { uri },
        range: { start: at, end: at },
        context: { diagnostics: [] },
      })) as CodeAction[];
      const show = actions.find(({ title }) => title === 'Show findings of SCAN02');
      assert.deepEqual(show?.command?.arguments, ['SCAN02']);
    });
  });

  it('has an outline of snapshots, nodes, repositories and the current scan', async () => {
    const symbols = (await server.request('textDocument/documentSymbol', {
      textDocument: { uri },
    })) as DocumentSymbol[];
    assert.deepEqual(
      symbols.map(({ name, detail }) => [name, detail]),
      [['contoso', 'Scanning · 3/13/2026 1:00:02 AM']],
    );
    const names = symbols[0]?.children?.map(({ name, detail }) => `${name} ${detail}`);
    assert.ok(names?.includes('SCAN02 Scanning'), names?.join());
    assert.ok(names?.includes('\\\\srv\\finance Skipped'), names?.join());
  });

  it('folds as a whole', async () => {
    const ranges = (await server.request('textDocument/foldingRange', {
      textDocument: { uri },
    })) as FoldingRange[];
    assert.ok(
      ranges.some(({ startLine }) => startLine === lineOf('Cluster ')),
      JSON.stringify(ranges),
    );
  });

  it('is offered its own language when it stands under another', async () => {
    const params = { uri: 'file:///cases/status.txt', text };
    assert.deepEqual(await server.request('iplogLens/detectKind', params), {
      kind: 'powershell',
      kindTitle: 'Scanner status',
      languageId: 'scanner-status',
    });
  });

  function lineOf(words: string): number {
    return text.split('\n').findIndex((line) => line.includes(words));
  }

  function lineWith(words: string): string {
    return lineAt(lineOf(words));
  }

  function lineAt(line: number): string {
    return text.split('\n')[line] ?? '';
  }

  /** The card over a word, in the first line with these words. */
  async function hoverOn(word: string, words = word): Promise<string> {
    const line = lineOf(words);
    const position = { line, character: lineAt(line).indexOf(word) + 1 };
    const hover = (await server.request('textDocument/hover', {
      textDocument: { uri },
      position,
    })) as Hover | null;
    assert.ok(hover, `no card over ${word}`);
    return (hover.contents as MarkupContent).value;
  }
});

describe('the values that judgements look at', () => {
  it('are named for every judgement of the engine, and for no other', () => {
    assert.deepEqual(Object.keys(judgedFields).sort(), allJudgements.map(({ code }) => code).sort());
  });
});
