import assert from 'node:assert/strict';
import { burnFormat } from '../../../engine/src/log-formats/burn-format.ts';
import { msiFormat } from '../../../engine/src/log-formats/msi-format.ts';
import { paragraphFormat } from '../../../engine/src/log-formats/paragraph-format.ts';
import { tableFormat } from '../../../engine/src/log-formats/table-format.ts';
import { tolerantFormat } from '../../../engine/src/log-formats/tolerant-format.ts';
import { triFormat } from '../../../engine/src/log-formats/tri-format.ts';
import { TypeScriptKernel } from '../../../engine/src/scan/typescript-kernel.ts';
import { createWasmKernel } from '../../../engine/src/scan/wasm-kernel.ts';

const lines = [
  '2026-03-09 06:12:27.3153 Info  EntityResolver ResolveAsync finished [count=1]',
  '2026-03-09 06:12:27.3153 4776 12 Error Component failed',
  'Error DirectoryServicesClient failed',
  '[1C60:1AA8][2018-03-24T23:59:13]i000: 2018-03-24 23:59:13.0001 1234 5 Warn Deployer x',
  'MSI (s) (A4:5C) [10:00:00:000]: Note: 1: 2203',
  'Info\t2026-03-09 01:00:37.074\tMSIP.Scanner\tx',
  '"2026-03-09 06:12:27,1","Warning","x"',
  'PS C:\\Users\\admin> Get-AIPScannerStatus',
];
/** What may stand in the buffer behind the bytes that are there: another line, or the end of another log. */
const behind = [
  '\nFatal',
  '\nError ',
  ' Fatal x',
  ']i000: Fatal',
  'PS C:\\> ',
  '\tWarning',
  ': 2026-03-09 06:12:27.3153 Fatal',
];

describe('what a line says, cut off anywhere', () => {
  const kernels = [new TypeScriptKernel(), createWasmKernel()].filter((kernel) => kernel !== undefined);
  const encoder = new TextEncoder();
  const formats = [triFormat, burnFormat, msiFormat, tableFormat, tolerantFormat, paragraphFormat];
  for (const format of formats) {
    it(`does not depend on what stands behind it: ${format.name}`, () => {
      assert.equal(kernels.length, 2);
      for (const line of lines) {
        for (let length = 1; length <= line.length; length++) {
          const text = encoder.encode(`x\n\n${line.slice(0, length)}`);
          const answers = kernels.flatMap((kernel) =>
            ['\0'.repeat(64), ...behind].map((rest) => {
              kernel.bytes.set(text);
              kernel.bytes.set(encoder.encode(rest), text.length);
              const count = kernel.findRecords(format, kernel.findLineStarts(text.length), text.length);
              return [...kernel.recordMarks.subarray(0, count)];
            }),
          );
          for (const answer of answers) assert.deepEqual(answer, answers[0], line.slice(0, length));
        }
      }
    });
  }
});
