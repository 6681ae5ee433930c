import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeText } from '#engine';
import { type NarrowAscii, Transcoder } from '../../../engine/src/decode/transcoder.ts';
import { TypeScriptKernel } from '../../../engine/src/scan/typescript-kernel.ts';
import { createWasmKernel } from '../../../engine/src/scan/wasm-kernel.ts';
import { encoders, windows1252 } from '../../support/encode.ts';

const sample = '2026-03-09 06:12:04.1181 Info  Sensor started [name=Zürich 東京 😀]\r\n'.repeat(20);

/** Runs the transcoder over pieces of the given sizes. */
function transcode(bytes: Uint8Array, sizes: Iterable<number>): { text: string; transcoder: Transcoder } {
  const transcoder = new Transcoder();
  const parts: Uint8Array[] = [];
  let at = 0;
  for (const size of sizes) {
    if (at >= bytes.length) break;
    parts.push(transcoder.push(bytes.subarray(at, at + size)).slice());
    at += size;
  }
  parts.push(transcoder.push(bytes.subarray(at)).slice(), transcoder.end().slice());
  return { text: Buffer.concat(parts).toString('utf8'), transcoder };
}

describe('the transcoder', () => {
  for (const [name, encode] of Object.entries(encoders)) {
    it(`reads ${name}`, () => {
      assert.equal(decodeText(encode(sample)).text, sample);
    });

    it(`reads ${name} the same however it is cut into chunks`, () => {
      const bytes = encode(sample);
      fc.assert(
        fc.property(fc.array(fc.integer({ min: 1, max: 900 }), { maxLength: 40 }), (sizes) => {
          assert.equal(transcode(bytes, sizes).text, sample);
        }),
        { numRuns: 60 },
      );
    });
  }

  it('reads the same with the help of either kernel', () => {
    const wasm = createWasmKernel();
    assert.ok(wasm !== undefined);
    const ascii = fc
      .integer({ min: 1, max: 9000 })
      .map((length) => 'Info  Sensor started\r\n'.repeat(length >> 4));
    const texts = fc.array(
      fc.oneof(ascii, fc.constantFrom('東京', '\ufeff', '\ud83d', '😀', 'é'), fc.string()),
      {
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(
        texts,
        fc.boolean(),
        fc.array(fc.integer({ min: 1, max: 40_000 })),
        (parts, isBig, sizes) => {
          const text = `\ufeff${sample}${parts.join('')}`;
          const bytes = Buffer.from(text, 'utf16le');
          if (isBig) bytes.swap16();
          const read = (narrow?: NarrowAscii): string => {
            const transcoder = new Transcoder(narrow);
            let at = 0;
            const pieces: Uint8Array[] = [];
            for (const size of [...sizes, bytes.length]) {
              pieces.push(transcoder.push(bytes.subarray(at, at + size)).slice());
              at += size;
            }
            return Buffer.concat([...pieces, transcoder.end()]).toString();
          };
          assert.equal(read(wasm.narrow), read());
          assert.equal(read(new TypeScriptKernel().narrow), read());
        },
      ),
      { numRuns: 60 },
    );
  });

  it('keeps a copy of what waits for its other half, since a file writes into its chunk again', () => {
    const bytes = Buffer.from(sample, 'utf16le');
    const transcoder = new Transcoder();
    const chunk = Buffer.from(bytes.subarray(0, 401));
    const first = transcoder.push(chunk).slice();
    chunk.fill(0x21);
    const second = transcoder.push(bytes.subarray(401)).slice();
    assert.equal(Buffer.concat([first, second, transcoder.end()]).toString(), sample);
  });

  it('names the encoding of the first bytes', () => {
    assert.equal(decodeText(encoders['UTF-16BE']?.(sample) ?? Buffer.alloc(0)).encoding, 'utf-16be');
    assert.equal(
      decodeText(windows1252('Zugriff verweigert für Zürich und München\r\n')).encoding,
      'windows-1252',
    );
  });

  it('reads Windows-1252 where the bytes are no UTF-8', () => {
    assert.equal(
      decodeText(windows1252('Gerät nicht bereit: Zürich\r\n')).text,
      'Gerät nicht bereit: Zürich\r\n',
    );
  });

  it('follows an append in UTF-16 onto a file in ASCII, and back', () => {
    const narrow = 'a plain line of text\r\n'.repeat(30);
    const bytes = Buffer.concat([Buffer.from(narrow), Buffer.from(sample, 'utf16le'), Buffer.from(narrow)]);
    const { text, transcoder } = transcode(bytes, [1000, 777]);
    assert.equal(text, narrow + sample + narrow);
    assert.equal(transcoder.changes, 2);
  });

  it('steps over a byte that was lost in UTF-16 and says so', () => {
    const bytes = Buffer.concat([
      Buffer.from([0xff, 0xfe, 0x41]),
      Buffer.from('known text\r\n'.repeat(20), 'utf16le'),
    ]);
    const { text, problems } = decodeText(bytes);
    assert.equal(text, 'known text\r\n'.repeat(20));
    assert.equal(problems[0]?.kind, 'mixed-encodings');
  });

  it('decides line by line which 8-bit encoding it is, so that one line spoils no other', () => {
    const bytes = Buffer.concat([windows1252('Zugriff für München\r\n'), Buffer.from('Zürich 東京\r\n')]);
    assert.equal(decodeText(bytes).text, 'Zugriff für München\r\nZürich 東京\r\n');
  });

  it('turns a lone surrogate and an odd last byte into U+FFFD', () => {
    const bytes = Buffer.concat([Buffer.from('\ufeffok \ud800 ok', 'utf16le'), Buffer.from([0x41])]);
    assert.equal(decodeText(bytes).text, 'ok \ufffd ok\ufffd');
  });

  it('never throws, whatever the bytes and the chunks', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 2000 }),
        fc.array(fc.integer({ min: 1, max: 300 })),
        (bytes, sizes) => {
          transcode(bytes, sizes);
        },
      ),
      { numRuns: 300 },
    );
  });
});
