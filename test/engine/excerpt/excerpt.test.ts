import assert from 'node:assert/strict';
import {
  ExcerptIndexer,
  findCutBefore,
  findLineAtTime,
  findNextWindow,
  findPreviousWindow,
  findWindow,
  readExcerpt,
} from '#engine';
import type { ExcerptIndex, LineWindow, LogSource } from '#engine';
import { encoders } from '../../support/encode.ts';
import { getRealCatalog } from '../../support/real-catalog.ts';

/** Twelve megabytes of records of three lines each; one record in a thousand has an umlaut. */
const recordCount = 40_000;
const text = Array.from({ length: recordCount }, (_, i) => record(i)).join('');
const lines = text.split('\n');

describe('an excerpt of a large log', () => {
  for (const [name, isSeekable] of [
    ['UTF-8', true],
    ['UTF-8 with BOM', true],
    ['UTF-16LE', false],
  ] as const) {
    it(`of ${name} holds exactly the lines of its window, cut at records, whatever chunks come`, async () => {
      const bytes = encoders[name]?.(text) ?? Buffer.alloc(0);
      const source = sourceOf(bytes, 700_001);
      const index = indexOf(source, bytes);
      assert.equal(index.lines, recordCount * 3);
      assert.ok(index.cuts.length > 4);
      for (const { line, byte } of index.cuts) {
        assert.equal(line % 3, 0, 'a record is torn');
        assert.equal(byte !== undefined || line === 0, isSeekable || line === 0);
      }
      for (const line of [0, 1, 59_999, recordCount * 3 - 1]) {
        const window = findWindow(index, line);
        assert.ok(window.firstLine <= line && line < window.endLine);
        const excerpt = await readExcerpt(source, window, index);
        assert.deepEqual(excerpt, { text: expected(window), cut: false });
        assert.ok(Buffer.byteLength(excerpt.text) < 5 * 1024 * 1024);
        assert.deepEqual(await readExcerpt(onlyFromStart(source), window, index), excerpt);
      }
    });
  }

  it('has at least a quarter of it on both sides of a place that is not at an end of the log', () => {
    const index = anyIndex();
    for (let line = 30_000; line < 80_000; line += 777) {
      const { firstLine, endLine } = findWindow(index, line);
      const before = (line - firstLine) / (endLine - firstLine);
      assert.ok(before > 0.2 && before < 0.8, `${line}: ${before}`);
    }
  });

  it('leads on to all of the log, each line once, and back', () => {
    const index = anyIndex();
    let window: LineWindow | undefined = findWindow(index, 0);
    const seen = [window];
    while ((window = findNextWindow(index, window)) !== undefined) seen.push(window);
    assert.deepEqual(
      seen.slice(1).map(({ firstLine }) => firstLine),
      seen.slice(0, -1).map(({ endLine }) => endLine),
    );
    assert.equal(seen.at(-1)?.endLine, index.lines);
    for (let back = findPreviousWindow(index, seen[2] as LineWindow); ;) {
      if (back === undefined) break;
      assert.ok(back.firstLine < 100_000);
      if (back.firstLine === 0) return;
      back = findPreviousWindow(index, back);
    }
    assert.fail('It does not lead back to the start.');
  });

  it('is found by a time as the log writes it', () => {
    const index = anyIndex();
    const wanted = lines[60_000]?.slice(0, 19) ?? '';
    const cut = findCutBefore(index, wanted);
    assert.ok(cut.line < 60_000 && 60_000 - cut.line < 40_000, String(cut.line));
    assert.equal(findCutBefore(index, '1999-01-01 00:00:00').line, 0);
    const part = lines.slice(cut.line).join('\n');
    assert.equal(findLineAtTime(part, index.detected, wanted), 60_000 - cut.line);
    assert.equal(findLineAtTime(part, index.detected, '2027-01-01'), undefined);
  });

  it('of one endless line ends at 5 MB and says so', async () => {
    const bytes = Buffer.alloc(12 * 1024 * 1024, 'x');
    const source = sourceOf(bytes, 1 << 20);
    const index = indexOf(source, bytes);
    assert.deepEqual([index.lines, index.cuts.length], [1, 1]);
    const { text, cut } = await readExcerpt(source, findWindow(index, 0), index);
    assert.deepEqual([text.length, cut], [5 * 1024 * 1024, true]);
  });

  it('of an empty log is empty', async () => {
    const source = sourceOf(Buffer.alloc(0), 1);
    const index = indexOf(source, Buffer.alloc(0));
    assert.equal(index.lines, 0);
    assert.deepEqual(await readExcerpt(source, findWindow(index, 7), index), { text: '', cut: false });
  });

  it('shows a NUL as its picture, and reads one line of another code page without spoiling the others', async () => {
    const bytes = Buffer.from('a\0b\nCaf\xe9\nGr\xc3\xbc\xc3\x9fe\n', 'latin1');
    const source = sourceOf(bytes, 5);
    const { text } = await readExcerpt(source, { firstLine: 0, endLine: 3 });
    assert.equal(text, 'a\u2400b\nCafé\nGrüße\n');
  });

  function anyIndex(): ExcerptIndex {
    const bytes = Buffer.from(text);
    return indexOf(sourceOf(bytes, 1 << 20), bytes);
  }

  function expected({ firstLine, endLine }: LineWindow): string {
    return lines
      .slice(firstLine, endLine)
      .map((line) => `${line}\n`)
      .join('');
  }
});

function record(i: number): string {
  const seconds = new Date(Date.UTC(2026, 2, 14) + i * 1000).toISOString().slice(0, 19).replace('T', ' ');
  const filler = `${i % 1000 === 0 ? 'ü' : 'u'}${'x'.repeat(100)}`;
  return `${seconds}.0001 Error DirectoryServicesClient it failed ${i}\n   at ${filler}\n   at ${filler} again\n`;
}

/** A source in chunks that it writes over each other, as a file does. */
function sourceOf(bytes: Uint8Array, chunkLength: number): LogSource {
  async function* readFrom(byte: number): AsyncGenerator<Uint8Array> {
    const chunk = Buffer.alloc(chunkLength);
    for (let at = byte; at < bytes.length; at += chunkLength) {
      const part = bytes.subarray(at, at + chunkLength);
      chunk.fill(0);
      chunk.set(part);
      yield chunk.subarray(0, part.length);
    }
  }
  return {
    path: '/cases/Microsoft.Tri.Sensor.log',
    byteLength: bytes.length,
    read: () => readFrom(0),
    readFrom,
  };
}

function onlyFromStart(source: LogSource): LogSource {
  return { path: source.path, byteLength: source.byteLength, read: () => source.read() };
}

function indexOf(source: LogSource, bytes: Uint8Array): ExcerptIndex {
  const indexer = new ExcerptIndexer(getRealCatalog().kinds, source.path);
  for (let at = 0; at < bytes.length; at += 333_333) indexer.push(bytes.subarray(at, at + 333_333));
  return indexer.end();
}
