import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { DiagnosticSeverity } from 'vscode-languageserver-protocol';
import { allJudgements } from '#engine';
import { getRealCatalog, root } from '../support/real-catalog.ts';
import {
  type PlainDiagnostic,
  type Published,
  type RunningServer,
  startRunningServer,
} from '../support/running-server.ts';
import {
  frames,
  healthy,
  impersonationFailed,
  impersonationStarted,
  noDomainController,
  noGmsaPassword,
  sensorUri,
} from './sensor-lines.ts';

describe('diagnostics', () => {
  let server: RunningServer;
  before(async () => {
    server = await startRunningServer();
  });
  after(() => server.stop());
  afterEach(() => server.close(sensorUri));

  it('marks a known error where it stands, in one short line with code, link, source and data', async () => {
    const text = [healthy(1), healthy(2), noDomainController(3), ...frames, healthy(4)].join('\r\n');
    const [found, ...others] = await server.open(sensorUri, text);
    assert.deepEqual(others, []);
    assert.ok(found !== undefined);
    const { message, ...rest } = found;
    const start = noDomainController(3).indexOf('ExtendedException: ');
    assert.deepEqual(rest, {
      range: {
        start: { line: 2, character: start },
        end: { line: 2, character: noDomainController(3).indexOf(']') },
      },
      severity: DiagnosticSeverity.Error,
      source: 'iplog-lens',
      code: 'MDI1020',
      codeDescription: {
        href: 'https://learn.microsoft.com/defender-for-identity/troubleshooting-known-issues',
      },
      data: { signatureId: 'MDI1020', line: 2 },
    });
    assert.equal(message, getRealCatalog().findSignature('MDI1020')?.title);
  });

  it('leads to our own page where no other one is known', async () => {
    const bare = getRealCatalog().signatures.find(
      ({ references, examples, role }) =>
        role === 'finding' && examples.match.length > 0 && references.every(({ url }) => url === undefined),
    );
    assert.ok(bare !== undefined);
    const found = (
      await server.open('file:///a.txt', bare.examples.match[0]?.text ?? '', 'plaintext')
    ).concat(await server.open('file:///MSIPScanner.iplog', bare.examples.match[0]?.text ?? '', 'iplog'));
    const ours = found.find(({ code }) => code === bare.id);
    assert.equal(
      ours?.codeDescription?.href,
      `https://github.com/iplog-lens/iplog-lens/blob/main/docs/errors/${bare.id}.md`,
    );
    assert.ok(existsSync(path.join(root, `docs/errors/${bare.id}.md`)));
  });

  it('says nothing where nothing is wrong', async () => {
    assert.deepEqual(await server.open(sensorUri, [healthy(1), healthy(2)].join('\n')), []);
  });

  it('keeps every message to one line under 140 characters, whatever the entry and the count', async () => {
    const texts = getRealCatalog().signatures.flatMap(({ role, examples }) =>
      role === 'context' ? [] : examples.match.map(({ text }) => text),
    );
    const uri = 'file:///cases/transcript.txt';
    const found = await server.open(uri, texts.join('\n\n'));
    server.close(uri);
    assert.ok(new Set(found.map(({ code }) => code)).size > 30, 'many entries should be found');
    for (const { message, code } of found) {
      assert.match(message, /^[^\r\n]{1,139}$/, String(code));
    }
  });

  it('gives every severity its LSP number', async () => {
    const bySeverity = { error: 1, warning: 2, information: 3, hint: 4 } as const;
    const catalog = getRealCatalog();
    const texts = catalog.signatures.flatMap(({ examples }) => examples.match.map(({ text }) => text));
    const uri = 'file:///cases/transcript.txt';
    const found = await server.open(uri, texts.join('\n\n'));
    server.close(uri);
    const judgements = new Set(allJudgements.map((judgement) => judgement.code));
    for (const { code, severity } of found.filter((one) => !judgements.has(String(one.code)))) {
      const signature = catalog.findSignature(String(code));
      assert.ok(signature !== undefined);
      assert.equal(severity, bySeverity[signature.severity], signature.id);
      assert.equal(signature.role, 'finding', `${signature.id} is context and never stands alone`);
    }
  });

  it('points from a failure to the record that began it', async () => {
    const text = [impersonationStarted(1), healthy(2), impersonationFailed(3), noDomainController(4)];
    const found = await server.open(sensorUri, text.join('\n'));
    const failure = found.find(({ code }) => code === 'MDI1010');
    assert.deepEqual(failure?.relatedInformation, [
      {
        location: {
          uri: sensorUri,
          range: {
            start: { line: 0, character: 0 },
            end: { line: 0, character: impersonationStarted(1).length },
          },
        },
        message: `Goes with: ${getRealCatalog().findSignature('MDI1023')?.title}`,
      },
    ]);
    const symptom = found.find(({ code }) => code === 'MDI1020');
    assert.deepEqual(
      symptom?.relatedInformation?.map(({ message, location }) => [message, location.range.start.line]),
      [[`Explained by: ${getRealCatalog().findSignature('MDI1010')?.title}`, 2]],
    );
  });

  it('does not pair a failure with the start of another account', async () => {
    const text = [impersonationStarted(1, 'other'), impersonationFailed(3)];
    const [failure] = await server.open(sensorUri, text.join('\n'));
    assert.equal(failure?.code, 'MDI1010');
    assert.equal(failure?.relatedInformation, undefined);
  });

  it('follows the text: new errors come, mended ones go', async () => {
    assert.equal((await server.open(sensorUri, noDomainController(1))).length, 1);
    const more = await server.change(sensorUri, 2, [healthy(0), noGmsaPassword(1)].join('\n'));
    assert.deepEqual(codesAndLines(more), [['MDI1010', 1]]);
    assert.deepEqual(await server.change(sensorUri, 3, healthy(0)), []);
  });

  it('follows edits of a few characters as well as new texts', async () => {
    const line = noDomainController(1).replace('communicate', 'commXunicate');
    assert.deepEqual(await server.open(sensorUri, `${healthy(0)}\r\n${line}`), []);
    const at = line.indexOf('X');
    const from = server.received.length;
    server.notify('textDocument/didChange', {
      textDocument: { uri: sensorUri, version: 2 },
      contentChanges: [
        { range: { start: { line: 1, character: at }, end: { line: 1, character: at + 1 } }, text: '' },
        { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: 'x\r\n' },
      ],
    });
    const { diagnostics } = await server.waitFor<Published>(
      'textDocument/publishDiagnostics',
      ({ version }) => version === 2,
      from,
    );
    assert.deepEqual(codesAndLines(diagnostics), [['MDI1020', 2]]);
  });

  it('clears the marks of a document that is closed', async () => {
    await server.open(sensorUri, noDomainController(1));
    const from = server.received.length;
    server.close(sensorUri);
    const { uri, diagnostics } = await server.waitFor<Published>(
      'textDocument/publishDiagnostics',
      () => true,
      from,
    );
    assert.deepEqual([uri, diagnostics], [sensorUri, []]);
  });

  it('says that a later record settles the matter', async () => {
    const token =
      '2026-03-14 09:26:30.0001 Info  RemoteImpersonationManager GetGroupManagedServiceAccountTokenAsync finished [UserName=mdiSvc01 Domain=contoso.test IsSuccess=True]';
    const title = getRealCatalog().findSignature('MDI1010')?.title;
    const messages = async (lines: readonly string[]): Promise<string[]> => {
      const found = await server.open(sensorUri, lines.join('\n'));
      server.close(sensorUri);
      return found.map(({ message }) => message);
    };
    assert.deepEqual(await messages([noGmsaPassword(1), token]), [`${title} (resolved later)`]);
    assert.deepEqual(await messages([token, noGmsaPassword(40)]), [title]);
  });

  it('looks again at a document that is opened a second time with another text', async () => {
    await server.open(sensorUri, noDomainController(1));
    server.close(sensorUri);
    assert.deepEqual(await server.open(sensorUri, healthy(1)), []);
  });

  it('looks at the new text when a client opens a document twice without closing it', async () => {
    await server.open(sensorUri, noDomainController(1));
    assert.deepEqual(await server.open(sensorUri, healthy(1)), []);
  });

  it('leaves out what the client does not know', async () => {
    const plain = await startRunningServer({ capabilities: {} });
    const [, failure] = await plain.open(
      sensorUri,
      [noDomainController(0), impersonationStarted(1), impersonationFailed(3)].join('\n'),
    );
    plain.stop();
    assert.equal(failure?.code, 'MDI1010');
    assert.equal(failure?.codeDescription, undefined);
    assert.equal(failure?.relatedInformation, undefined);
  });
});

function codesAndLines(diagnostics: readonly PlainDiagnostic[]): unknown[] {
  return diagnostics.map(({ code, range }) => [code, range.start.line]);
}
