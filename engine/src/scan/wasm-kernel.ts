import type { NarrowAscii } from '../decode/transcoder.ts';
import { levels, type RecordFormat } from '../log-formats/record-format.ts';
import { type GramFilter, WORD_KINDS, type WordFrequency } from './gram-filter.ts';
import { kernelBase64 } from './kernel.generated.ts';
import type { LiteralTable } from './literal-table.ts';
import { markLines } from './mark-lines.ts';
import { BLOCK_BYTES, type FilterResult, MINUTE_BYTES, type ScanKernel } from './scan-kernel.ts';

/** What engine/kernel/kernel.as.ts exports; addresses are bytes of the kernel's memory. */
interface KernelExports {
  filter(bytes: number, words: number, table: number, shift: number, out: number): number;
  countWords(bytes: number, length: number, counts: number): void;
  confirm(
    bytes: number,
    end: number,
    candidates: number,
    count: number,
    slots: number,
    slotBits: number,
    literals: number,
  ): number;
  narrow(from: number, units: number, to: number, swap: number): number;
  lineStarts(bytes: number, length: number, out: number): number;
  stampedRecords(
    bytes: number,
    length: number,
    starts: number,
    lineCount: number,
    line: number,
    records: number,
    marks: number,
    state: number,
  ): number;
  countMinute(
    bytes: number,
    starts: number,
    records: number,
    marks: number,
    from: number,
    to: number,
    minute: number,
    counts: number,
  ): number;
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
const RECORDS = LINES + LINES_BYTES;
const MARKS = RECORDS + LINES_BYTES;
const SLOTS = align(MARKS + LINES_BYTES);
/** Room for four times as many literals as 5,000 signatures have; what is not used costs no memory. */
const SLOTS_BYTES = 1 << 22;
const LITERALS = SLOTS + SLOTS_BYTES;
const LITERALS_BYTES = 1 << 20;
const WIDE = LITERALS + LITERALS_BYTES;
const WIDE_BYTES = 1 << 14;
const STATE = WIDE + WIDE_BYTES;
const MINUTE = STATE + 16;
const COUNTS = MINUTE + MINUTE_BYTES;
const PAGE = 1 << 16;
const PAGES = Math.ceil((COUNTS + levels.length * 4) / PAGE);

function align(address: number): number {
  return (address + 15) & ~15;
}

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
  readonly recordLines: Int32Array;
  readonly recordMarks: Int32Array;
  readonly minute: Uint8Array;
  readonly minuteCounts: Uint32Array;
  readonly #wide: Uint8Array;
  readonly #state: Uint32Array;
  readonly #memory: ArrayBuffer;
  readonly #exports: KernelExports;
  /** The tables that are in the kernel's memory now. */
  #installed: LiteralTable | undefined;

  constructor(memory: ArrayBuffer, exports: KernelExports) {
    this.bytes = new Uint8Array(memory, DATA, DATA_BYTES);
    this.words = new Int32Array(memory, DATA, DATA_BYTES >> 2);
    this.candidates = new Int32Array(memory, CANDIDATES, CANDIDATES_BYTES >> 2);
    this.lineStarts = new Int32Array(memory, LINES, DATA_BYTES + 1);
    this.recordLines = new Int32Array(memory, RECORDS, DATA_BYTES + 1);
    this.recordMarks = new Int32Array(memory, MARKS, DATA_BYTES + 1);
    this.minute = new Uint8Array(memory, MINUTE, MINUTE_BYTES);
    this.minuteCounts = new Uint32Array(memory, COUNTS, levels.length);
    this.#wide = new Uint8Array(memory, WIDE, WIDE_BYTES);
    this.#state = new Uint32Array(memory, STATE, 1);
    this.#memory = memory;
    this.#exports = exports;
  }

  countWords(from: number, to: number): WordFrequency {
    const counts = new Uint32Array(this.#memory, CANDIDATES, WORD_KINDS).fill(0);
    this.#exports.countWords(DATA + from, to - from, CANDIDATES);
    return counts.slice();
  }

  filter(filter: GramFilter, end: number): FilterResult {
    const { shift, literalTable } = filter;
    if (this.#installed !== literalTable) this.#install(filter);
    const result = this.#exports.filter(DATA, (end + 3) >>> 2, TABLE, shift, CANDIDATES);
    const suspicious = result & 0x7fffffff;
    const count = fits(literalTable)
      ? this.#exports.confirm(DATA, end, CANDIDATES, suspicious, SLOTS, literalTable.slotBits, LITERALS)
      : suspicious;
    return { suspicious, count, nonAscii: result < 0 };
  }

  #install({ table, literalTable }: GramFilter): void {
    new Uint8Array(this.#memory, TABLE, TABLE_BYTES).set(table);
    if (fits(literalTable)) {
      new Uint32Array(this.#memory, SLOTS, literalTable.slots.length).set(literalTable.slots);
      new Uint8Array(this.#memory, LITERALS, literalTable.bytes.length).set(literalTable.bytes);
    }
    this.#installed = literalTable;
  }

  readonly narrow: NarrowAscii = (source, from, to, isLittleEndian, target, at) => {
    const part = source.subarray(from, Math.min(to, from + WIDE_BYTES));
    this.#wide.set(part);
    // What was read is never needed again, so the result may take its place.
    const units = this.#exports.narrow(WIDE, part.length >> 1, WIDE, isLittleEndian ? 0 : 1);
    target.set(this.#wide.subarray(0, units), at);
    return units;
  };

  findLineStarts(end: number): number {
    return this.#exports.lineStarts(DATA, end, LINES);
  }

  findRecords(format: RecordFormat, lineCount: number, end: number): number {
    const range = { count: lineCount, end };
    if (format.stampThenLevel !== true)
      return markLines(this, format, { ...range, from: 0, to: lineCount }, 0);
    const state = this.#state;
    state[0] = 0;
    const next = (line: number): number =>
      this.#exports.stampedRecords(DATA, end, LINES, lineCount, line, RECORDS, MARKS, STATE);
    for (let line = next(0); line < lineCount; line = next(line + 1)) {
      state[0] = markLines(this, format, { ...range, from: line, to: line + 1 }, state[0] ?? 0);
    }
    return state[0] ?? 0;
  }

  countMinute(from: number, to: number): number {
    return this.#exports.countMinute(DATA, LINES, RECORDS, MARKS, from, to, MINUTE, COUNTS);
  }
}

/** Where the literals of thousands of signatures do not fit, candidates stay unconfirmed. */
function fits({ slots, bytes }: LiteralTable): boolean {
  return slots.byteLength <= SLOTS_BYTES && bytes.length <= LITERALS_BYTES;
}

function decodeBase64(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
