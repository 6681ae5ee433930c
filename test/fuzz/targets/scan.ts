import assert from 'node:assert/strict';
import { scanSources, scanText } from '#engine';
import type { ScanKernel } from '../../../engine/src/scan/scan-kernel.ts';
import { getConditionPlan } from '../../../engine/src/scan/condition-plan.ts';
import { SourceFindings } from '../../../engine/src/scan/source-findings.ts';
import { SourceScanner } from '../../../engine/src/scan/source-scanner.ts';
import { TypeScriptKernel } from '../../../engine/src/scan/typescript-kernel.ts';
import { createWasmKernel } from '../../../engine/src/scan/wasm-kernel.ts';
import { encoders } from '../../support/encode.ts';
import { getRealCatalog } from '../../support/real-catalog.ts';
import { chunked } from '../chunked.ts';
import { textTarget } from '../fuzz-target.ts';
import { Random } from '../random.ts';
import { makeLog, readLog } from '../some-log.ts';

let kernels: readonly ScanKernel[] | undefined;

/** The same text scanned as a document, in chunks, in every encoding and by both kernels gives the same findings. */
export const scan = textTarget('scan', makeLog, async (input) => {
  const { name, text } = readLog(input);
  const catalog = getRealCatalog();
  const whole = scanText(catalog, name, text);
  const bytes = new TextEncoder().encode(text);
  const random = new Random(input.length);

  const inChunks = await scanSources(catalog, [chunked(name, bytes, random)]);
  assert.deepEqual(inChunks, whole, 'chunks change what is found');

  const [encoding, encode] = random.pick(Object.entries(encoders).filter(([label]) => label.includes('BOM')));
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
});

function wasmKernel(): ScanKernel {
  const kernel = createWasmKernel();
  assert.ok(kernel !== undefined, 'there is no WebAssembly here');
  return kernel;
}
