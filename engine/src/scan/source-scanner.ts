import { readUtcOffsetFile, utcOffsetBetween } from '../case/read-utc-offset.ts';
import { decodeNarrow } from '../decode/detect-encoding.ts';
import { Transcoder } from '../decode/transcoder.ts';
import { detectKind, type DetectedKind } from '../log-formats/detect-kind.ts';
import { emptyHeader } from '../log-formats/record-format.ts';
import { parseUtcStamp, toIsoTime, toLocalIsoTime } from '../log-formats/timestamp.ts';
import type { RecordHeader } from '../model/log-record.ts';
import type { Problem, SourceSummary } from '../model/scan-result.ts';
import type { Catalog } from '../signatures/catalog.ts';
import { BlockMatcher, MAX_RECORD_BYTES, type OnMatches } from './block-matcher.ts';
import { Histogram } from './histogram.ts';
import { PatternGuard, type Clock } from './pattern-guard.ts';
import { readHeader, type ScanBlock } from './scan-block.ts';
import { BLOCK_BYTES, type ScanKernel } from './scan-kernel.ts';
import { getScanPlan } from './scan-plan.ts';
import { TimeSpan } from './time-span.ts';

export interface ScannerOptions {
  /** Milliseconds; without a clock no pattern is ever switched off for its time. */
  readonly now?: Clock;
  /** Milliseconds of processor time, to which a busy machine adds nothing; it decides where it is known. */
  readonly processorTime?: Clock;
  /** How long one signature may run on one record, in milliseconds. */
  readonly maxMillisecondsPerPattern?: number;
  /** Overrides the recognition, for a source whose kind somebody chose. */
  readonly kindId?: string;
}

/** What was read, once the source has ended. */
export interface ScannedSource {
  readonly summary: SourceSummary;
  readonly detected: DetectedKind;
  readonly problems: readonly Problem[];
}

/**
 * One pass over the bytes of one source: encoding, kind, lines, records, histogram, and the records in which an error
 * is known. Bytes are pushed in chunks of any size; memory is two buffers of about a megabyte whatever comes.
 */
export class SourceScanner {
  readonly #catalog: Catalog;
  readonly #path: string;
  readonly #options: ScannerOptions;
  readonly #onMatches: OnMatches;
  readonly #transcoder: Transcoder;
  readonly #histogram = new Histogram();
  readonly #guard: PatternGuard;

  readonly #kernel: ScanKernel;
  readonly #bytes: Uint8Array;
  readonly #lineStarts: Int32Array;
  #fill = 0;

  #detected: DetectedKind | undefined;
  #matcher: BlockMatcher | undefined;

  #byteCount = 0;
  #lineCount = 0;
  #recordCount = 0;
  readonly #times = new TimeSpan();
  /** Of records with local time alone. */
  readonly #localTimes = new TimeSpan();
  #utcOffset: number | undefined;
  /** Header of the record that the start of the buffer continues. */
  #openHeader: RecordHeader = emptyHeader;
  #longLines = 0;
  #firstLongLine = 0;
  #cutRecords = 0;

  constructor(
    catalog: Catalog,
    kernel: ScanKernel,
    path: string,
    onMatches: OnMatches,
    options: ScannerOptions = {},
  ) {
    this.#catalog = catalog;
    this.#kernel = kernel;
    this.#transcoder = new Transcoder(kernel.narrow);
    this.#bytes = kernel.bytes;
    this.#lineStarts = kernel.lineStarts;
    this.#path = path;
    this.#onMatches = onMatches;
    this.#options = options;
    this.#guard = new PatternGuard(
      options.now,
      options.maxMillisecondsPerPattern ?? 500,
      options.processorTime,
    );
  }

  /** The next bytes of the source. */
  push(chunk: Uint8Array): void {
    this.#byteCount += chunk.length;
    // Small steps keep what the transcoder makes of UTF-16 small too.
    for (let at = 0; at < chunk.length; at += STEP_BYTES) {
      this.#take(this.#transcoder.push(chunk.subarray(at, at + STEP_BYTES)));
    }
  }

  /**
   * For a source that still grows: matches every record that is complete, which is all but the last one. Call it after
   * each push whose findings are wanted at once; without it the scanner waits for a full block.
   */
  advance(): void {
    if (this.#fill > 0) this.#flush('growing');
  }

  /** What the last record, which may still grow, matches as it is now. Nothing is counted. */
  peek(onMatches: OnMatches): void {
    if (this.#fill === 0) return;
    this.#match({ ...this.#findRecords(), end: this.#fill }, onMatches);
  }

  /** What was read so far, without the record that may still grow. */
  soFar(): ScannedSource {
    const detected = this.#detect();
    return { summary: this.#summary(detected), detected, problems: this.#collectProblems(detected) };
  }

  /** Ends the source: the last record is matched and the summary made. */
  end(): ScannedSource {
    this.#take(this.#transcoder.end());
    if (this.#fill > 0 || this.#detected === undefined) this.#flush('end');
    return this.soFar();
  }

  #take(bytes: Uint8Array): void {
    let at = 0;
    while (at < bytes.length) {
      const room = BLOCK_BYTES - this.#fill;
      const part = bytes.subarray(at, at + room);
      this.#bytes.set(part, this.#fill);
      this.#fill += part.length;
      at += part.length;
      if (this.#fill >= BLOCK_BYTES) this.#flush('full');
    }
  }

  #detect(): DetectedKind {
    if (this.#detected !== undefined) return this.#detected;
    const head = decodeNarrow(this.#bytes.subarray(0, Math.min(this.#fill, HEAD_BYTES)));
    const chosen = this.#catalog.kinds.filter((kind) => kind.id === this.#options.kindId);
    this.#detected = detectKind(chosen.length > 0 ? chosen : this.#catalog.kinds, this.#path, head);
    const plan = getScanPlan(this.#catalog, this.#detected.kind);
    this.#matcher = new BlockMatcher(this.#kernel, this.#detected, plan, this.#guard, this.#fill);
    this.#utcOffset = readUtcOffsetFile(this.#path, head);
    return this.#detected;
  }

  /** Where lines and records start in the buffer; the first line may continue the record before it. */
  #findRecords(): { lineCount: number; recordCount: number } {
    const { format } = this.#detect();
    const lineCount = this.#kernel.findLineStarts(this.#fill);
    return { lineCount, recordCount: this.#kernel.findRecords(format, lineCount, this.#fill) };
  }

  /** Scans the buffer up to the start of its last record, or to its end, and keeps the rest for the next bytes. */
  #flush(why: 'full' | 'growing' | 'end'): void {
    const { format } = this.#detect();
    const bytes = this.#bytes;
    const starts = this.#lineStarts;
    const records = this.#kernel.recordLines;
    let { lineCount, recordCount } = this.#findRecords();
    let end = this.#fill;
    if (why === 'growing' && recordCount > 0 && bytes[this.#fill - 1] !== LF) {
      // A line that is not complete may look like the start of a record and be none.
      if (records[recordCount - 1] === lineCount - 1) recordCount--;
    }

    if (why !== 'end') {
      const lastRecordLine = recordCount > 0 ? (records[recordCount - 1] as number) : 0;
      if (lastRecordLine > 0) {
        end = starts[lastRecordLine] as number;
        lineCount = lastRecordLine;
        recordCount--;
      } else if (why === 'growing') {
        return;
      } else if (lineCount > 1) {
        // One record fills the buffer: what is left of it continues in the next one.
        end = starts[lineCount - 1] as number;
        lineCount--;
        this.#cutRecords++;
      } else {
        // One line fills the buffer. Its end may hold the start of an anchor, so that much is kept.
        end = this.#fill - OVERLAP_BYTES;
        if (this.#longLines++ === 0) this.#firstLongLine = this.#lineCount + 1;
      }
    }

    this.#histogram.add(this.#kernel, recordCount);
    this.#recordCount += recordCount;
    const block: ScanBlock = { lineCount, recordCount, end };
    if (recordCount > 0) this.#noteTime(this.#headerAt(block, records[0] as number));
    if (format.hasTwoClocks === true) this.#compareClocks(block);
    this.#cutRecords += this.#match(block, this.#onMatches);
    if (recordCount > 0) {
      this.#openHeader = this.#headerAt(block, records[recordCount - 1] as number);
      this.#noteTime(this.#openHeader);
    }
    // A line cut in its middle goes on; a line start at the cut is counted with the next buffer.
    const cutInLine = why !== 'end' && bytes[end - 1] !== LF;
    this.#lineCount += cutInLine ? lineCount - 1 : lineCount;
    bytes.copyWithin(0, end, this.#fill);
    this.#fill -= end;
  }

  #match(block: ScanBlock, onMatches: OnMatches): number {
    const start = { lineCount: this.#lineCount, openHeader: this.#openHeader };
    return this.#matcher?.match(block, start, onMatches) ?? 0;
  }

  #headerAt(block: ScanBlock, line: number): RecordHeader {
    return readHeader(this.#kernel, this.#detect(), block, line);
  }

  #noteTime({ timeUtc, localTime }: RecordHeader): void {
    this.#times.add(timeUtc);
    this.#localTimes.add(localTime);
  }

  /** Most lines of a setup log carry the local clock alone, so the first one that carries both is looked for. */
  #compareClocks(block: ScanBlock): void {
    const records = this.#kernel.recordLines;
    for (let r = 0; r < block.recordCount && r < MAX_CLOCK_LINES && this.#utcOffset === undefined; r++) {
      const { localTimestamp, timeUtc } = this.#headerAt(block, records[r] as number);
      this.#utcOffset = utcOffsetBetween(parseUtcStamp(localTimestamp?.text ?? ''), timeUtc);
    }
  }

  #summary({ kind }: DetectedKind): SourceSummary {
    return {
      path: this.#path,
      kind: kind.id,
      encoding: this.#transcoder.encoding,
      bytes: this.#byteCount,
      lines: this.#lineCount,
      records: this.#recordCount,
      ...(this.#times.first === undefined ? {} : { firstTime: toIsoTime(this.#times.first) }),
      ...(this.#times.last === undefined ? {} : { lastTime: toIsoTime(this.#times.last) }),
      ...(this.#localTimes.first === undefined
        ? {}
        : { firstLocalTime: toLocalIsoTime(this.#localTimes.first) }),
      ...(this.#localTimes.last === undefined
        ? {}
        : { lastLocalTime: toLocalIsoTime(this.#localTimes.last) }),
      histogram: this.#histogram.rows(),
      ...(this.#utcOffset === undefined ? {} : { utcOffset: this.#utcOffset }),
    };
  }

  #collectProblems({ kind }: DetectedKind): readonly Problem[] {
    const source = this.#path;
    const problems: Problem[] = [];
    if (this.#byteCount === 0) problems.push({ kind: 'empty', source, message: 'The file is empty.' });
    if (kind.id === 'binary')
      problems.push({ kind: 'binary', source, message: 'This is no text; nothing was looked for in it.' });
    if (this.#transcoder.changes > 0 && kind.id !== 'binary')
      problems.push({
        kind: 'mixed-encodings',
        source,
        message: `The encoding changes in the middle (${this.#transcoder.changes} times); every part was read in its own.`,
      });
    if (this.#longLines > 0)
      problems.push({
        kind: 'line-too-long',
        source,
        line: this.#firstLongLine,
        message: `A line is longer than ${BLOCK_BYTES >> 10} KB; it was scanned in pieces, and a message that spans two pieces is not seen.`,
      });
    if (this.#cutRecords > 0)
      problems.push({
        kind: 'record-too-long',
        source,
        message: `${this.#cutRecords} records are longer than ${MAX_RECORD_BYTES >> 10} KB; patterns saw the part around the error only.`,
      });
    if (this.#histogram.overflowed > 0)
      problems.push({
        kind: 'too-many-minutes',
        source,
        message: `The stamps jump over more minutes than are counted one by one; ${this.#histogram.overflowed} were counted together.`,
      });
    for (const slow of this.#guard.switchedOff)
      problems.push({ kind: 'signature-slow', source, message: slow });
    return problems;
  }
}

const STEP_BYTES = 1 << 18;
const HEAD_BYTES = 1 << 16;
/** Lines of a block that are asked for their two clocks. */
const MAX_CLOCK_LINES = 1000;
const OVERLAP_BYTES = 1 << 10;
const LF = 0x0a;
