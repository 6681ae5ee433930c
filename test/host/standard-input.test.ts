import assert from 'node:assert/strict';
import { createStandardInputSource, readStandardInput } from '#host';
import { readAll } from './collect-sources.ts';

async function* pieces(...parts: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield await Promise.resolve(Buffer.from(part));
}

describe('standard input', () => {
  it('is a source called -, of unknown length, that can be read once', async () => {
    const source = createStandardInputSource(pieces('one ', 'two'));
    assert.equal(source.path, '-');
    assert.equal(source.byteLength, undefined);
    assert.equal((await readAll(source)).bytes.toString(), 'one two');
    assert.equal((await readAll(source)).error?.kind, 'unreadable');
  });

  it('is text in whatever encoding it comes', async () => {
    const text = 'Fehler: für Müller';
    assert.equal(await readStandardInput(pieces(text)), text);
    assert.equal(
      await readStandardInput(pieces(Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le'))),
      text,
    );
    assert.equal(await readStandardInput(pieces(Buffer.from(text, 'latin1'))), text);
    assert.equal(await readStandardInput(pieces()), '');
  });

  it('as a text ends at 16 MB, so that a pipe without end takes no memory', async () => {
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) yield await Promise.resolve(new Uint8Array(1024 * 1024));
    }
    await assert.rejects(readStandardInput(endless()), /longer than 16 MB: use scan/);
  });
});
