import type { GramFilter } from './gram-filter.ts';
import { kernelBase64 } from './kernel.generated.ts';
import { BLOCK_BYTES, type FilterResult, type ScanKernel } from './scan-kernel.ts';

/** What engine/kernel/kernel.as.ts exports; addresses are bytes of the kernel's memory. */
interface KernelExports {
  filter(bytes: number, words: number, table: number, shift: number, out: number): number;
  lineStarts(bytes: number, length: number, out: number): number;
}

// Layout of the kernel's memory. The first page stays free, as AssemblyScript expects.
const DATA = 1 << 16;
const DATA_BYTES = BLOCK_BYTES + 64;
const TABLE = DATA + DATA_BYTES;
const TABLE_BYTES = 1 << 18;
const CANDIDATES = TABLE + TABLE_BYTES;
const CANDIDATES_BYTES = DATA_BYTES;
const LINES = CANDIDATES + CANDIDATES_BYTES;
const LINES_BYTES = (DATA_BYTES + 1) * 4;
const PAGE = 1 << 16;
const PAGES = Math.ceil((LINES + LINES_BYTES) / PAGE);

let compiled: WebAssembly.Module | undefined;

/** The kernel in WebAssembly, or undefined where the platform has none or lacks its vector instructions. */
export function createWasmKernel(): ScanKernel | undefined {
  try {
    compiled ??= new WebAssembly.Module(decodeBase64(kernelBase64));
    const memory = new WebAssembly.Memory({ initial: PAGES });
    const { exports } = new WebAssembly.Instance(compiled, { env: { memory } });
    return new WasmKernel(memory.buffer, exports as unknown as KernelExports);
  } catch {
    return undefined;
  }
}

class WasmKernel implements ScanKernel {
  readonly bytes: Uint8Array;
  readonly words: Int32Array;
  readonly candidates: Int32Array;
  readonly lineStarts: Int32Array;
  readonly recordLines = new Int32Array(DATA_BYTES + 1);
  readonly recordMarks = new Int32Array(DATA_BYTES + 1);
  readonly #table: Uint8Array;
  readonly #exports: KernelExports;
  /** The table that is in the kernel's memory now. */
  #installed: Uint8Array | undefined;

  constructor(memory: ArrayBuffer, exports: KernelExports) {
    this.bytes = new Uint8Array(memory, DATA, DATA_BYTES);
    this.words = new Int32Array(memory, DATA, DATA_BYTES >> 2);
    this.candidates = new Int32Array(memory, CANDIDATES, CANDIDATES_BYTES >> 2);
    this.lineStarts = new Int32Array(memory, LINES, DATA_BYTES + 1);
    this.#table = new Uint8Array(memory, TABLE, TABLE_BYTES);
    this.#exports = exports;
  }

  filter(filter: GramFilter, end: number): FilterResult {
    const { table, shift } = filter;
    if (this.#installed !== table) {
      this.#table.set(table);
      this.#installed = table;
    }
    const result = this.#exports.filter(DATA, (end + 3) >>> 2, TABLE, shift, CANDIDATES);
    return { count: result & 0x7fffffff, nonAscii: result < 0 };
  }

  findLineStarts(end: number): number {
    return this.#exports.lineStarts(DATA, end, LINES);
  }
}

function decodeBase64(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
