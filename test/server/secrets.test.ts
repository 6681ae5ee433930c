import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ScanSummary } from '#protocol';
import { Random } from '../fuzz/random.ts';
import { inCaseFolder, makeCaseFolder } from '../support/case-folder.ts';
import { makeZip } from '../support/make-zip.ts';
import { requestMaterial } from '../support/request-material.ts';
import { ourCommands, type RunningServer, startRunningServer } from '../support/running-server.ts';
import { secretTexts } from '../engine/redact/secrets.ts';
import { noGmsaPassword, sensorUri } from './sensor-lines.ts';

// A secret that stands in a log stays there: no answer and no notification of the server carries it.

describe('a secret in a log', () => {
  let server: RunningServer;
  before(async () => {
    server = await startRunningServer({ clientCommands: ourCommands });
  });
  after(() => server.stop());

  for (const { text, secret } of secretTexts) {
    it(`leaves the log in no answer: ${text.slice(0, 60)}`, async () => {
      // As a value of a known error, beside one, and as a line of its own; in a prompt, which the outline shows.
      const lines = [
        noGmsaPassword(1, /\s/.test(text) ? 'mdiSvc01' : text),
        `${noGmsaPassword(2)} ${text}`,
        `2026-03-14 09:26:55.0001 Info  Http sent ${text}`,
        `PS C:\\> ${text}`,
      ];
      const from = server.received.length;
      const answers: unknown[] = [];
      for (const uri of [sensorUri, 'file:///cases/transcript.txt']) {
        const diagnostics = await server.open(uri, lines.join('\r\n'));
        answers.push(diagnostics);
        const document = { textDocument: { uri } };
        const end = { line: 20, character: 0 };
        for (const method of ['documentSymbol', 'foldingRange', 'documentLink', 'semanticTokens/full'])
          answers.push(await server.request(`textDocument/${method}`, document));
        for (const { range, code } of diagnostics) {
          const actions = await server.request('textDocument/codeAction', {
            ...document,
            range: { start: range.start, end },
            context: { diagnostics },
          });
          const position = { line: range.start.line, character: range.start.character + 1 };
          answers.push(actions, await server.request('textDocument/hover', { ...document, position }));
          for (const form of ['page', 'report'])
            answers.push(
              await server.request('iplogLens/explainFinding', {
                finding: { signatureId: code, uri, line: range.start.line },
                form,
              }),
            );
          for (const use of usesIn(actions))
            answers.push(await server.request('iplogLens/remediate', { uses: [use], format: 'snippet' }));
        }
        server.close(uri);
      }
      const told = JSON.stringify([answers, server.received.slice(from)]);
      assert.ok(
        told.includes('MDI1010') && told.includes('Get-GmsaPasswordReader'),
        'nothing was told at all',
      );
      for (const piece of secret.split('\n'))
        assert.ok(!told.includes(JSON.stringify(piece).slice(1, -1)), told);
    });
  }

  it('leaves the log in no answer of any request, but in those that give the log itself', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'iplog-secrets-'));
    const uri = pathToFileURL(path.join(folder, 'Microsoft.Tri.Sensor.log')).href;
    const texts = secretTexts.map(({ text }) => text);
    const log = texts.map((text, i) => `${noGmsaPassword(i % 60)} ${text}`).join('\r\n');
    writeFileSync(fileURLToPath(uri), log);
    const random = new Random('secrets');
    const from = server.received.length;
    const answers = new Map<string, string>();
    try {
      await server.open(uri, log);
      const world = { random, open: [uri], texts };
      for (const [method, make] of Object.entries(requestMaterial)) {
        if (givesTheLog.includes(method)) continue;
        const given: unknown[] = [];
        for (let i = 0; i < 12; i++) {
          const params = inCaseFolder(JSON.stringify(make(world)), makeCaseFolder());
          given.push(await server.request(method, JSON.parse(params)));
        }
        answers.set(method, JSON.stringify(given));
      }
      await server.request('iplogLens/follow', { uri, follow: false });
    } finally {
      server.close(uri);
      rmSync(folder, { recursive: true });
    }
    answers.set('notifications', JSON.stringify(server.received.slice(from)));
    for (const [method, told] of answers) {
      for (const { secret } of secretTexts)
        for (const piece of secret.split('\n'))
          assert.ok(!told.includes(JSON.stringify(piece).slice(1, -1)), `${method} tells ${piece}`);
    }
  });
});

describe('a secret in the name of a file', () => {
  it('comes into no line of the output channel and into no problem report', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'iplog-lens-'));
    const secrets = [];
    for (const [i, { text, secret }] of secretTexts.entries()) {
      const name = `${i} ${text}`;
      // What no system takes for a name.
      if (/[/\\\r\n]/.test(name) || (process.platform === 'win32' && /[:*?"<>|]/.test(name))) continue;
      secrets.push(secret);
      // A zip that is none is told by its name, and so is an entry that is refused.
      writeFileSync(path.join(folder, `${name}.zip`), 'no zip');
      const entry = { name: `${name}.log`, data: noGmsaPassword(1), crc: 1 };
      writeFileSync(path.join(folder, `${i}.zip`), makeZip([entry, { ...entry, name: `../${name}.log` }]));
    }
    assert.ok(secrets.length > 5);
    const server = await startRunningServer();
    try {
      const uris = [pathToFileURL(folder).href];
      const summary = (await server.request('iplogLens/scan', { uris })) as ScanSummary;
      const bundle = await server.request('iplogLens/openBundle', { uri: `${uris[0]}/0.zip` });
      // What the client writes into its channel: problems, messages of the server, and the facts of a report.
      const messages = server.received.filter(({ method }) => method === 'window/logMessage');
      const info = await server.request('iplogLens/serverInfo', {});
      const told = JSON.stringify([summary, bundle, messages, info]);
      assert.ok(summary.problems.length > secrets.length);
      for (const secret of secrets) assert.ok(!told.includes(JSON.stringify(secret).slice(1, -1)), told);
    } finally {
      server.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

/** The text of the log as it is, for an editor to show; and a row of a table, given back as it was sent. */
const givesTheLog = ['iplogLens/readExcerpt', 'iplogLens/readEntry', 'iplogLens/statusTable'];

/** The arguments of our commands in code actions. */
function usesIn(actions: unknown): readonly unknown[] {
  return (actions as readonly { command?: { command: string; arguments?: readonly unknown[] } }[]).flatMap(
    ({ command }) => (command?.command === 'iplogLens.insertRemediation' ? (command.arguments ?? []) : []),
  );
}
