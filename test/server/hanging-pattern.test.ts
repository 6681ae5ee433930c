import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ExplainedText, FindingsParams, ScanSummary, ServerInfo } from '#protocol';
import {
  hangingRecord,
  hangingSignature,
  innocentRecord,
  innocentSignature,
} from '../support/hanging-signature.ts';
import { pretendProcessorTime } from '../support/processor-time.ts';
import { type Published, type RunningServer, startRunningServer } from '../support/running-server.ts';
import { noDomainController, noGmsaPassword, sensorUri } from './sensor-lines.ts';

const otherUri = 'file:///cases/bergen/Microsoft.Tri.Sensor.log';

describe('a pattern of the user that passes every check and hangs on a record', () => {
  let folder: string;
  let yaml: string;
  let server: RunningServer;
  beforeEach(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'iplog lens-'));
    const signatures = path.join(folder, 'signatures');
    mkdirSync(signatures);
    yaml = path.join(signatures, 'hanging.yaml');
    writeFileSync(yaml, hangingSignature());
    writeFileSync(path.join(signatures, 'innocent.yaml'), innocentSignature);
    server = await startRunningServer({ settings: { userSignatures: { folder: signatures } } });
  });
  afterEach(() => {
    server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is ended in its thread while the server answers, switched off, and told with place and reason', async () => {
    const other = `${noDomainController(2)}\n${innocentRecord}\n`;
    assert.deepEqual(codes(await server.open(otherUri, other)), ['MDI1020', 'TEAM001']);
    const from = server.received.length;
    // A machine that has no time for it lets it hang for as long as this test wants.
    let looks = 0;
    const { undo } = pretendProcessorTime(() => {
      looks++;
      return 0;
    });
    const published = server.open(sensorUri, `${hangingRecord}\n${innocentRecord}\n${noGmsaPassword(3)}\n`);
    try {
      const isLookedAt = (): boolean => looks >= 30;
      while (!isLookedAt()) {
        const position = { line: 0, character: 40 };
        const hover = await server.request('textDocument/hover', {
          textDocument: { uri: otherUri },
          position,
        });
        assert.match(JSON.stringify(hover), /MDI1020/);
      }
      assert.deepEqual(told(from), [], 'it was ended without having had its time');
    } finally {
      undo();
    }
    assert.deepEqual(codes(await published), ['TEAM001', 'MDI1010'], 'all but the one signature is found');

    const { message } = await server.waitFor<{ message: string }>('window/showMessage', () => true, from);
    assert.match(message, /TEAM666 did not come to an end.*switched off/);
    const marked = await server.waitFor<Published>(
      'textDocument/publishDiagnostics',
      ({ uri, diagnostics }) => uri === pathToFileURL(yaml).href && diagnostics.length > 0,
      from,
    );
    const [problem] = marked.diagnostics;
    assert.equal(problem?.range.start.line, 9);
    assert.match(problem?.message ?? '', /did not come to an end on a record of a log.*switched off/);
    const output = server.received.filter(({ method }) => method === 'window/logMessage');
    assert.match(JSON.stringify(output), /hanging\.yaml:10:\d+: error: The pattern did not come to an end/);
    assert.equal(((await server.request('iplogLens/serverInfo', {})) as ServerInfo).switchedOff, 1);

    assert.deepEqual(codes(await server.open(`${sensorUri}.2.log`, hangingRecord)), []);
    assert.equal(told(from).length, 1, 'it is told once');
  });

  it('is tried again once it is changed', async () => {
    await server.open(sensorUri, hangingRecord);
    const from = server.received.length;
    writeFileSync(yaml, innocentSignature.replace('TEAM001', 'TEAM666').replaceAll('password', 'patience'));
    server.notify('workspace/didChangeWatchedFiles', { changes: [] });
    await server.waitFor<Published>(
      'textDocument/publishDiagnostics',
      ({ uri, diagnostics }) => uri === pathToFileURL(yaml).href && diagnostics.length === 0,
      from,
    );
    const text = innocentRecord.replace('password', 'patience');
    assert.deepEqual(codes(await server.change(sensorUri, 2, text)), ['TEAM666']);
  });

  it('costs a scan of a folder nothing but itself', async () => {
    const log = path.join(folder, 'Microsoft.Tri.Sensor.log');
    writeFileSync(log, `${hangingRecord}\n${innocentRecord}\n${noGmsaPassword(3)}\n`);
    const summary = (await server.request('iplogLens/scan', {
      uris: [pathToFileURL(log).href],
    })) as ScanSummary;
    assert.deepEqual([summary.sources, summary.ended], [1, 'complete']);
    assert.deepEqual(last(log), ['MDI1010 1', 'TEAM001 1']);
  });

  it('costs a log that is followed nothing but itself, also when it is rotated', async () => {
    const log = path.join(folder, 'Microsoft.Tri.Sensor.log');
    const { href } = pathToFileURL(log);
    writeFileSync(log, `${innocentRecord}\n`);
    await server.request('iplogLens/follow', { uri: href, follow: true });
    await follows(log, ['TEAM001 1']);
    appendFileSync(log, `${hangingRecord}\n${noGmsaPassword(3)}\n`);
    await follows(log, ['MDI1010 1', 'TEAM001 1']);
    const archived = path.join(folder, 'Microsoft.Tri.Sensor-Archived-00000.log');
    renameSync(log, archived);
    writeFileSync(log, `${noDomainController(5)}\n`);
    await follows(archived, ['MDI1010 1', 'TEAM001 1']);
    await follows(log, ['MDI1020 1']);
    await server.request('iplogLens/follow', { uri: href, follow: false });
  });

  it('does not hold up the explanation of a pasted text', async () => {
    const from = server.received.length;
    const text = `${hangingRecord}\n\n${innocentRecord}`;
    const { markdown } = (await server.request('iplogLens/explainText', { text })) as ExplainedText;
    assert.match(markdown, /TEAM001/);
    assert.doesNotMatch(markdown, /TEAM666/);
    assert.match(JSON.stringify(told(from)), /TEAM666/);
  });

  function codes(found: readonly { code?: unknown }[]): unknown[] {
    return found.map(({ code }) => code);
  }

  function told(from: number): unknown[] {
    return server.received
      .slice(from)
      .filter(({ method }) => method === 'window/showMessage')
      .map(({ params }) => params);
  }

  /** What was told of a file last. */
  function last(file: string): string[] {
    const all = server.received
      .filter(({ method }) => method === 'iplogLens/findings')
      .map(({ params }) => params as FindingsParams)
      .filter(({ source }) => source.uri === pathToFileURL(file).href);
    return groupsOf(all.at(-1));
  }

  async function follows(file: string, expected: readonly string[]): Promise<void> {
    const { href } = pathToFileURL(file);
    await server.waitFor<FindingsParams>(
      'iplogLens/findings',
      (params) => params.source.uri === href && groupsOf(params).join() === expected.join(),
    );
  }
});

function groupsOf(params: FindingsParams | undefined): string[] {
  return (params?.source.groups ?? []).map(({ signatureId, count }) => `${signatureId} ${count}`).sort();
}
