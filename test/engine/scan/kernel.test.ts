import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { RecordFormat } from '../../../engine/src/log-formats/record-format.ts';
import { tolerantFormat } from '../../../engine/src/log-formats/tolerant-format.ts';
import { triFormat } from '../../../engine/src/log-formats/tri-format.ts';
import { countWords, GramFilter } from '../../../engine/src/scan/gram-filter.ts';
import { Histogram } from '../../../engine/src/scan/histogram.ts';
import type { ScanKernel } from '../../../engine/src/scan/scan-kernel.ts';
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

/** Lines that begin with stamps and levels, or nearly. */
const stampedBytes = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '2026-03-14 09:26:53.0001 Info  Resolver resolved\r\n',
        '2026-03-14 09:27:03.1234 Error Component failed to retrieve\n   at Namespace.Method()\r\n',
        '2026-03-14T09:27:03.1234 1204 77 Warn [Component] text\n',
        '2026-0x-14 0y:27:03.1234 debug X\n',
        'Error Component text\nErroneous\n\n',
        '2026-03-14 09:26:5',
        '2026-03-14 09:26:53\n',
        'Trace',
      ),
      fc.string({ unit: fc.constantFrom('0', '9', '-', ':', ' ', '.', 'E', 'r', '\n'), maxLength: 30 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => encoder.encode(parts.join('')));

/** Records and their minutes, counted in two steps: a minute goes on from one block to the next. */
function describeRecords(kernel: ScanKernel, format: RecordFormat, bytes: Uint8Array): object {
  kernel.bytes.fill(0, 0, bytes.length + 64);
  kernel.bytes.set(bytes);
  const lines = kernel.findLineStarts(bytes.length);
  const count = kernel.findRecords(format, lines, bytes.length);
  const histogram = new Histogram();
  histogram.add(kernel, count >> 1);
  histogram.add(kernel, count);
  return {
    lines: [...kernel.recordLines.subarray(0, count)],
    marks: [...kernel.recordMarks.subarray(0, count)],
    rows: histogram.rows(),
  };
}

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
        filter.tune(countWords(bytes));
        const answers = [script, wasm].map((kernel) => {
          kernel.bytes.fill(0, 0, bytes.length + 64);
          kernel.bytes.set(bytes);
          const { count, nonAscii } = kernel.filter(filter, bytes.length);
          const candidates = [...kernel.candidates.subarray(0, count)];
          const lines = kernel.findLineStarts(bytes.length);
          return {
            candidates,
            nonAscii,
            lines: [...kernel.lineStarts.subarray(0, lines)],
            words: kernel
              .countWords(bytes.length >> 2, bytes.length)
              .reduce((sum, count, kind) => sum + count * kind, 0),
          };
        });
        assert.deepEqual(answers[1], answers[0]);
      }),
      { numRuns: 500 },
    );
  });

  it('find the same records, and count them by the same minutes', () => {
    const script = new TypeScriptKernel();
    assert.ok(wasm !== undefined);
    fc.assert(
      fc.property(stampedBytes, (bytes) => {
        for (const format of [triFormat, tolerantFormat]) {
          assert.deepEqual(describeRecords(wasm, format, bytes), describeRecords(script, format, bytes));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('find the same where there are more literals than the WebAssembly one has room for', () => {
    const script = new TypeScriptKernel();
    assert.ok(wasm !== undefined);
    const many = Array.from({ length: 20_000 }, (_, i) =>
      encoder.encode(`${i * 7919} is the step of the deployment that failed at last`),
    );
    const filter = new GramFilter([...many, ...literals]);
    const bytes = encoder.encode(
      'x 158372081 is the step of the deployment that failed at last, exit code: 0x, 7919 is the step',
    );
    filter.tune(countWords(bytes));
    const found = [script, wasm].map((kernel) => {
      kernel.bytes.fill(0, 0, bytes.length + 64);
      kernel.bytes.set(bytes);
      const { count } = kernel.filter(filter, bytes.length);
      const at = new Set<string>();
      for (const word of kernel.candidates.subarray(0, count)) {
        filter.verify(kernel.bytes, word << 2, bytes.length, (literal, start) =>
          at.add(`${literal} ${start}`),
        );
      }
      return [...at];
    });
    assert.deepEqual(found[0], ['19999 2', '20002 63']);
    assert.deepEqual(found[1], found[0]);
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
        filter.tune(countWords(script.bytes.subarray(0, 256)));
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
