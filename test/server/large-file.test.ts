import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ExplainedFinding, FindingsParams, LargeFileOpened, ReadExcerpt, Refused } from '#protocol';
import {
  ourCommands,
  type Published,
  type RunningServer,
  startRunningServer,
} from '../support/running-server.ts';
import { healthy, noDomainController, noGmsaPassword } from './sensor-lines.ts';

// The server is told of the size by the client; a file of 6 MB is as good as one of 60.
const count = 80_000;
const errorLine = 50_000;

describe('a file that is too large for a document', () => {
  let folder: string;
  let file: string;
  let uri: string;
  let server: RunningServer;
  beforeEach(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'iplog lens-'));
    file = path.join(folder, 'Microsoft.Tri.Sensor.log');
    uri = pathToFileURL(file).href;
    const lines = Array.from({ length: count }, (_, line) =>
      line === errorLine ? noGmsaPassword(7) : healthy(1),
    );
    writeFileSync(file, `${lines.join('\n')}\n`);
    server = await startRunningServer({ clientCommands: ourCommands });
  });
  afterEach(() => {
    server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is read from disk and marked, with all that a diagnostic can say and a way to where the rest works', async () => {
    assert.deepEqual(await open(), { recognised: true, findings: 1 });
    const { diagnostics } = await published();
    const [diagnostic] = diagnostics;
    assert.equal(diagnostics.length, 1);
    assert.equal(diagnostic?.range.start.line, errorLine);
    assert.equal(diagnostic?.code, 'MDI1010');
    assert.match(diagnostic?.codeDescription?.href ?? '', /^https:/);
    const message = diagnostic?.message ?? '';
    for (const part of [/Likely causes: /, /account=mdiSvc01/, /check Get-/, /fix /])
      assert.match(message, part);
    assert.ok(message.length < 2000 && message.split('\n').length <= 6);

    const [first] = diagnostic?.relatedInformation ?? [];
    const excerpt = (await server.request('iplogLens/readExcerpt', {
      uri: first?.location.uri,
    })) as ReadExcerpt;
    assert.equal(excerpt.text.split('\n')[first?.location.range.start.line ?? -1], noGmsaPassword(7));
    const { origin, source } = await server.waitFor<FindingsParams>('iplogLens/findings');
    assert.deepEqual([origin, source.uri, source.lines], ['document', uri, count]);
  });

  it('has cards with links that insert a script, copy and explain, also when it was only scanned', async () => {
    await server.request('iplogLens/scan', { uris: [uri] });
    const finding = { signatureId: 'MDI1010', uri, line: errorLine };
    const card = (await server.request('iplogLens/explainFinding', {
      finding,
      form: 'card',
    })) as ExplainedFinding;
    assert.match(card.markdown, /\(command:iplogLens\.insertRemediation\?/);
    for (const command of ['explainFinding', 'copyFinding'])
      assert.ok(card.markdown.includes(`(command:iplogLens.${command}?`), command);
    assert.match(card.markdown, /Here:\*\* Once in this file/);
    assert.match(card.markdown, /mdiSvc01/);
    assert.ok(decodeURIComponent(card.markdown).includes(`"line":${errorLine + 1}`));
  });

  it('is read again only when it has changed, and its marks go when it is closed', async () => {
    await open();
    const before = server.received.length;
    assert.deepEqual(await open(), { recognised: true, findings: 1 });
    assert.equal(
      server.received.slice(before).some(({ method }) => method.endsWith('publishDiagnostics')),
      false,
    );
    appendFileSync(file, `${noDomainController(8)}\n`);
    assert.deepEqual(await open(), { recognised: true, findings: 2 });
    const again = await published(before);
    assert.equal(again.diagnostics.at(-1)?.range.start.line, count);

    const closing = server.received.length;
    await server.request('iplogLens/closeLargeFile', { uri });
    assert.deepEqual((await published(closing)).diagnostics, []);
  });

  it('of no kind that we know is left alone, and one that is gone is refused with the reason', async () => {
    const other = path.join(folder, 'other.txt');
    writeFileSync(other, 'nothing of ours\n'.repeat(1000));
    const answer = await server.request('iplogLens/openLargeFile', { uri: pathToFileURL(other).href });
    assert.deepEqual(answer, { recognised: false, findings: 0 });
    const gone = await server.request('iplogLens/openLargeFile', { uri: `${uri}.gone` });
    assert.match((gone as Refused).refused, /no such file/i);
    assert.equal(
      server.received.some(({ method }) => method.endsWith('publishDiagnostics')),
      false,
    );
  });

  async function open(): Promise<LargeFileOpened> {
    return (await server.request('iplogLens/openLargeFile', { uri })) as LargeFileOpened;
  }

  async function published(from = 0): Promise<Published> {
    return await server.waitFor<Published>(
      'textDocument/publishDiagnostics',
      (sent) => sent.uri === uri,
      from,
    );
  }
});
