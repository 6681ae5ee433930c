import assert from 'node:assert/strict';
import fc from 'fast-check';
import { GramFilter } from '../../../engine/src/scan/gram-filter.ts';
import { TypeScriptKernel } from '../../../engine/src/scan/typescript-kernel.ts';
import { createWasmKernel } from '../../../engine/src/scan/wasm-kernel.ts';

const encoder = new TextEncoder();
const literals = ['failed to retrieve', 'AccessDenied', 'exit code: 0x', '接続できません'].map((text) =>
  encoder.encode(text),
);

/** Bytes that look like a log here and there, with the literals in them. */
const logBytes = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'failed to retrieve',
        'ACCESSDENIED',
        'exit code: 0x642',
        '接続できません',
        '\n',
        '\r\n',
        'Info ',
      ),
      fc.string({ unit: 'grapheme', maxLength: 30 }),
    ),
    { maxLength: 60 },
  )
  .map((parts) => encoder.encode(parts.join('')));

describe('the kernels', () => {
  const wasm = createWasmKernel();

  it('exist in WebAssembly on this platform, else nothing is compared', () => {
    assert.ok(wasm !== undefined);
  });

  it('find the same candidates and the same lines', () => {
    const script = new TypeScriptKernel();
    assert.ok(wasm !== undefined);
    fc.assert(
      fc.property(logBytes, (bytes) => {
        const filter = new GramFilter(literals);
        filter.tune(bytes);
        const answers = [script, wasm].map((kernel) => {
          kernel.bytes.fill(0, 0, bytes.length + 64);
          kernel.bytes.set(bytes);
          const { count, nonAscii } = kernel.filter(filter, bytes.length);
          const candidates = [...kernel.candidates.subarray(0, count)];
          const lines = kernel.findLineStarts(bytes.length);
          return { candidates, nonAscii, lines: [...kernel.lineStarts.subarray(0, lines)] };
        });
        assert.deepEqual(answers[1], answers[0]);
      }),
      { numRuns: 500 },
    );
  });

  it('let no literal pass, at any alignment and in any case', () => {
    const script = new TypeScriptKernel();
    fc.assert(
      fc.property(fc.nat(63), fc.constantFrom(0, 1, 2), fc.boolean(), (offset, which, upper) => {
        const literal = literals[which] ?? new Uint8Array();
        const text = new TextDecoder().decode(literal);
        const placed = encoder.encode('x'.repeat(offset) + (upper ? text.toUpperCase() : text));
        script.bytes.fill(0x20, 0, 256);
        script.bytes.set(placed);
        const filter = new GramFilter(literals);
        filter.tune(script.bytes.subarray(0, 256));
        const found: number[] = [];
        const { count } = script.filter(filter, 256);
        for (let c = 0; c < count; c++) {
          filter.verify(script.bytes, (script.candidates[c] ?? 0) << 2, 256, (index, at) =>
            found.push(index, at),
          );
        }
        assert.deepEqual(found, [which, offset]);
      }),
    );
  });
});
