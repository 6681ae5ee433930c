import assert from 'node:assert/strict';
import { type LogSource, scanSources, scanText } from '#engine';
import type { ScanKernel } from '../../../engine/src/scan/scan-kernel.ts';
import { getConditionPlan } from '../../../engine/src/scan/condition-plan.ts';
import { SourceFindings } from '../../../engine/src/scan/source-findings.ts';
import { SourceScanner } from '../../../engine/src/scan/source-scanner.ts';
import { TypeScriptKernel } from '../../../engine/src/scan/typescript-kernel.ts';
import { createWasmKernel } from '../../../engine/src/scan/wasm-kernel.ts';
import { encoders } from '../../support/encode.ts';
import { getRealCatalog } from '../../support/real-catalog.ts';
import { textTarget } from '../fuzz-target.ts';
import { examples, logNames, logs } from '../material.ts';
import { mutateText } from '../mutate.ts';
import { Random } from '../random.ts';

let kernels: readonly ScanKernel[] | undefined;

/** The same text scanned as a document, in chunks, in every encoding and by both kernels gives the same findings. */
export const scan = textTarget(
  'scan',
  (random) => {
    const text = [
      random.pick(logs()).slice(0, random.between(0, 3000)),
      ...random.several(0, 5, () => random.pick(examples())),
      random.pick(logs()).slice(0, random.between(0, 3000)),
    ].join(random.pick(['\n', '\r\n', '\n\n']));
    return `${random.pick(logNames)}\n${mutateText(random, text, examples())}`;
  },
  async (input) => {
    const [name = ''] = input.split('\n', 1);
    // A byte order mark or a NUL in the middle is how a change of encoding is told; even texts have none.
    const text = input
      .slice(name.length + 1)
      .replaceAll(/[\ufeff\0]/g, '')
      // Many of one sign (U+1F600, U+202E) look like another encoding: half of their bytes are NULs, or all are ASCII.
      .replaceAll(/([^\0-\x7f])\1{3,}/gu, '$1');
    const catalog = getRealCatalog();
    const whole = scanText(catalog, name, text);
    const bytes = new TextEncoder().encode(text);
    const random = new Random(input.length);

    const inChunks = await scanSources(catalog, [chunked(name, bytes, random)]);
    assert.deepEqual(inChunks, whole, 'chunks change what is found');

    const [encoding, encode] = random.pick(
      Object.entries(encoders).filter(([label]) => label.includes('BOM')),
    );
    const encoded = await scanSources(catalog, [chunked(name, encode(text), random)]);
    assert.deepEqual(encoded.groups, whole.groups, `${encoding} changes what is found`);

    const [script, wasm] = (kernels ??= [new TypeScriptKernel(), wasmKernel()]).map((kernel) => {
      const findings = new SourceFindings(name, 50, getConditionPlan(catalog));
      const scanner = new SourceScanner(catalog, kernel, name, findings.add);
      scanner.push(bytes);
      const { summary, problems } = scanner.end();
      return { summary, problems, found: [...findings.groups.values()].map(({ sample }) => sample.kept) };
    });
    assert.deepEqual(wasm, script, 'the kernels disagree');
  },
);

function wasmKernel(): ScanKernel {
  const kernel = createWasmKernel();
  assert.ok(kernel !== undefined, 'there is no WebAssembly here');
  return kernel;
}

function chunked(path: string, bytes: Uint8Array, random: Random): LogSource {
  return {
    path,
    byteLength: bytes.length,
    async *read() {
      for (let at = 0; at < bytes.length;) {
        const length = random.pick([1, 7, 63, 64, 1000, 4096, 70_000]);
        yield bytes.slice(at, at + length);
        at += length;
      }
    },
  };
}
