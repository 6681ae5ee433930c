import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ExcerptAim, FindingsParams, FoundExcerpt, ReadExcerpt, Refused } from '#protocol';
import type { LogSource } from '#engine';
import { makeZip } from '../support/make-zip.ts';
import { ourCommands, type RunningServer, startRunningServer } from '../support/running-server.ts';
import { toldFindings } from '../support/told-findings.ts';
import { healthy, noGmsaPassword } from './sensor-lines.ts';

/** Line of the error in a log of 150,000 lines, above 10 MB. */
const errorLine = 100_000;
const lineCount = 150_000;

describe('excerpts', () => {
  let folder: string;
  let log: string;
  let text: string;
  let server: RunningServer;
  before(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'iplog lens #1-'));
    log = path.join(folder, 'Microsoft.Tri.Sensor.log');
    const lines = Array.from({ length: lineCount }, (_, line) =>
      line === errorLine ? noGmsaPassword(7) : `${healthy(line < errorLine ? 1 : 9)} ${line}`,
    );
    text = lines.map((line) => `${line}\r\n`).join('');
    writeFileSync(log, text);
    writeFileSync(
      path.join(folder, 'case.zip'),
      makeZip([{ name: 'Logs 100%/a#b/Microsoft.Tri.Sensor.log', data: text }]),
    );
    server = await startRunningServer({ clientCommands: ourCommands });
  });
  after(() => {
    server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('of a file and of an entry of a zip hold the place with the lines around it, and name log and lines', async () => {
    const file = pathToFileURL(log).href;
    const [zip] = await scanned(pathToFileURL(path.join(folder, 'case.zip')).href);
    assert.match(
      zip ?? '',
      /^iplog-zip:\/.*%231-.*\/case\.zip!\/Logs%20100%25\/a%23b\/Microsoft\.Tri\.Sensor\.log$/,
    );
    for (const uri of [file, zip ?? '']) {
      const found = await find(uri, { line: errorLine });
      assert.equal(found.ref.source, uri);
      assert.equal(found.line, errorLine - found.ref.firstLine);
      assert.equal(found.lines, lineCount);
      const title = decodeURIComponent(found.uri.slice(0, found.uri.indexOf('?')))
        .split('/')
        .at(-1);
      const shown = [found.ref.firstLine + 1, found.ref.endLine].map((line) => line.toLocaleString('en-US'));
      assert.equal(title, `Microsoft.Tri.Sensor.log [${shown.join('-')}]`);
      const excerpt = await read(found.uri);
      assert.ok(excerpt.length < 5 * 1024 * 1024);
      const lines = text.split('\n').slice(found.ref.firstLine, found.ref.endLine);
      assert.ok(excerpt === lines.map((line) => `${line}\n`).join(''), 'the text is another');
    }
  });

  it('lead to the next, to the one before, and to an end', async () => {
    const uri = pathToFileURL(log).href;
    const first = await find(uri, { line: 0 });
    const next = await find(uri, { nextTo: first.ref });
    assert.equal(next.ref.firstLine, first.ref.endLine);
    assert.deepEqual((await find(uri, { before: next.ref })).ref, first.ref);
    assert.equal(await ask(uri, { before: first.ref }), null);
    const last = await find(uri, { line: Number.MAX_SAFE_INTEGER });
    assert.equal(last.ref.firstLine + last.line, lineCount - 1);
    assert.equal(await ask(uri, { nextTo: last.ref }), null);
  });

  it('are found by a time, and a time behind the end is refused', async () => {
    const uri = pathToFileURL(log).href;
    const found = await find(uri, { time: '2026-03-14 09:26:05' });
    assert.equal(found.ref.firstLine + found.line, errorLine);
    assert.equal((await find(uri, { time: '2026-03-14' })).line, 0);
    assert.match(((await ask(uri, { time: '2027' })) as Refused).refused, /2027/);
  });

  it('are documents in which errors are marked and explained with the lines of the log', async () => {
    const found = await find(pathToFileURL(log).href, { line: errorLine });
    // As VS Code spells it.
    const uri = found.uri.replace('%5B', '[').replace('%5D', ']');
    const [diagnostic] = await server.open(uri, await read(found.uri), 'mdi-sensor-log');
    assert.equal(diagnostic?.code, 'MDI1010');
    assert.equal(diagnostic?.range.start.line, found.line);
    const position = { line: found.line, character: diagnostic?.range.start.character };
    const hover = JSON.stringify(
      await server.request('textDocument/hover', { textDocument: { uri }, position }),
    );
    assert.match(hover, /Once in this part of the log/);
    assert.ok(
      decodeURIComponent(hover).includes(`"line":${errorLine + 1}`) ||
        decodeURIComponent(hover).includes(`\\"line\\":${errorLine + 1}`),
      'an inserted script names another line',
    );
    const { origin, source } = await server.waitFor<FindingsParams>(
      'iplogLens/findings',
      (params) => params.source.uri === uri,
    );
    assert.deepEqual([origin, source.excerpt], ['excerpt', found.ref]);
    assert.equal(source.groups[0]?.occurrences[0]?.range.start.line, found.line);
    server.close(uri);
  });

  it('follow a log that grew', async () => {
    const grown = path.join(folder, 'Microsoft.Tri.Sensor.Updater.log');
    writeFileSync(grown, `${healthy(1)}\n`);
    const uri = pathToFileURL(grown).href;
    assert.equal((await find(uri, { line: 5 })).lines, 1);
    appendFileSync(grown, `${noGmsaPassword(2)}\n`);
    const found = await find(uri, { line: 1 });
    assert.deepEqual([found.lines, found.line], [2, 1]);
    assert.equal(await read(found.uri), `${healthy(1)}\n${noGmsaPassword(2)}\n`);
  });

  it('say why they can not be read, and are asked for again the next time', async () => {
    const absent = pathToFileURL(path.join(folder, 'absent.log')).href;
    assert.match(((await ask(absent, { line: 0 })) as Refused).refused, /no such file/i);
    const answer = await server.request('iplogLens/readExcerpt', { uri: 'iplog-excerpt:/x?nonsense' });
    assert.deepEqual(answer, { refused: 'This is no address of an excerpt.' });

    let fails = true;
    const flaky: LogSource = {
      path: '/cases/x.log',
      byteLength: 1,
      version: '1',
      async *read() {
        if (fails) throw new Error('The share is gone.');
        yield Buffer.from('x\n');
      },
    };
    const other = await startRunningServer({ runtime: { openFile: async () => flaky } });
    const params = { uri: 'file:///cases/x.log', aim: { line: 0 } };
    assert.deepEqual(await other.request('iplogLens/findExcerpt', params), { refused: 'The share is gone.' });
    fails = false;
    assert.equal(((await other.request('iplogLens/findExcerpt', params)) as FoundExcerpt).lines, 1);
    other.stop();
  });

  async function ask(uri: string, aim: ExcerptAim): Promise<unknown> {
    return await server.request('iplogLens/findExcerpt', { uri, aim });
  }

  async function find(uri: string, aim: ExcerptAim): Promise<FoundExcerpt> {
    const found = (await ask(uri, aim)) as FoundExcerpt;
    assert.ok('ref' in found, JSON.stringify(found));
    return found;
  }

  async function read(uri: string): Promise<string> {
    return ((await server.request('iplogLens/readExcerpt', { uri })) as ReadExcerpt).text;
  }

  /** Uris of the sources that a scan finds. */
  async function scanned(uri: string): Promise<string[]> {
    const from = server.received.length;
    await server.request('iplogLens/scan', { uris: [uri] });
    return toldFindings(server, from).map(({ source }) => source.uri);
  }
});
