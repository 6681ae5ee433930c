import { decodeNarrow } from '../decode/detect-encoding.ts';
import type { DetectedKind } from '../log-formats/detect-kind.ts';
import type { LogRecord } from '../model/log-record.ts';
import { findDisguises } from './disguise-marks.ts';
import { findCandidates, matchParagraph, matchRecord, type RecordMatch } from './match-record.ts';
import type { PatternGuard } from './pattern-guard.ts';
import { type RuleFilter, SAMPLE_BYTES } from './rule-filter.ts';
import { type BlockStart, readHeader, type ScanBlock } from './scan-block.ts';
import type { ScanKernel } from './scan-kernel.ts';
import type { PlannedRule, ScanPlan } from './scan-plan.ts';
import { lastAtOrBefore, plainView } from './text-view.ts';

/** Where a scan of one source puts what it finds, in the order of the file. */
export type OnMatches = (record: LogRecord, matches: readonly RecordMatch[]) => void;

/** Longer records are not matched as a whole; see {@link BlockMatcher.match}. In bytes. */
export const MAX_RECORD_BYTES = 1 << 16;

/** A record in which something may be found: the rules whose anchors stand in it, and where the first of them does. */
interface Hit {
  readonly rules: Set<PlannedRule>;
  readonly first: number;
}

/** Finds the records of one source, block by block, in which an error is known. */
export class BlockMatcher {
  readonly #kernel: ScanKernel;
  readonly #detected: DetectedKind;
  readonly #plan: ScanPlan;
  readonly #guard: PatternGuard;
  readonly #filter: RuleFilter;
  /** Blocks seen since the filter was tuned, and how many have to be seen before it may be tuned again. */
  #blocks = 0;
  #blocksToRetune = 1;

  /** The first bytes of the source, [0, fill), stand in the kernel's block: the filter is tuned to them. */
  constructor(kernel: ScanKernel, detected: DetectedKind, plan: ScanPlan, guard: PatternGuard, fill: number) {
    this.#kernel = kernel;
    this.#detected = detected;
    this.#plan = plan;
    this.#guard = guard;
    // Tuning takes a few milliseconds, which only a long text gives back.
    if (fill < TUNE_FROM_BYTES) {
      this.#filter = plan.plainFilter;
    } else {
      this.#filter = plan.createFilter();
      this.#filter.tune(kernel, fill);
    }
  }

  /**
   * Tries the rules on the records that are worth it. Of a record longer than {@link MAX_RECORD_BYTES} patterns see a
   * part around the first anchor; returns how many records were cut so.
   */
  match(block: ScanBlock, start: BlockStart, onMatches: OnMatches): number {
    if (this.#plan.rules.length === 0) return 0;
    const { bytes, recordLines } = this.#kernel;
    const { format, kind } = this.#detected;
    const { lineCount, recordCount, end } = block;
    const paragraph = format.paragraphs;
    const { hits, disguised, suspicious } = this.#findHits(block);
    const options = { paragraph, onPattern: this.#guard.run };
    let cut = 0;
    for (const [record, { rules, first }] of [...hits].sort(([a], [b]) => a - b)) {
      const firstLine = record < 0 ? 0 : (recordLines[record] as number);
      const nextLine = record + 1 < recordCount ? (recordLines[record + 1] as number) : lineCount;
      const window = this.#windowOf(block, firstLine, nextLine, first);
      if (window.isCut) cut++;
      const text = decodeNarrow(bytes.subarray(window.start, window.end));
      let matches: RecordMatch[];
      if (paragraph && kind.wraps && nextLine - firstLine > 1) {
        matches = matchParagraph(text, (view) => findCandidates(view, this.#filter), options);
      } else if (disguised.has(record)) {
        const plain =
          text.length < MAX_RECORD_BYTES ? findCandidates(plainView(text).text, this.#filter) : [];
        matches = matchRecord(text, inOrder([...rules, ...plain]), options);
      } else {
        matches = matchRecord(text, inOrder(rules), options);
      }
      if (matches.length === 0) continue;
      const header =
        record < 0 ? start.openHeader : readHeader(this.#kernel, this.#detected, block, firstLine);
      const startLine = start.lineCount + window.line;
      onMatches({ ...header, startLine, endLine: startLine + countLineFeeds(text), text }, matches);
    }
    this.#retune(suspicious, end);
    return cut;
  }

  /** By number of the record; -1 is what continues the record before the block. */
  #findHits({ lineCount, recordCount, end }: ScanBlock): {
    hits: ReadonlyMap<number, Hit>;
    /** Records with characters that hide anchors. */
    disguised: ReadonlySet<number>;
    /** How many words were suspicious, before whole literals were compared. */
    suspicious: number;
  } {
    const { bytes, words, candidates, lineStarts, recordLines } = this.#kernel;
    const filter = this.#filter;
    const hits = new Map<number, Hit>();
    const recordOf = (at: number): number =>
      lastAtOrBefore(recordLines, lastAtOrBefore(lineStarts, at, lineCount), recordCount);
    const { suspicious, count, nonAscii } = this.#kernel.filter(filter.gram, end);
    for (let c = 0; c < count; c++) {
      filter.gram.verify(bytes, (candidates[c] as number) << 2, end, (literal, at) => {
        const record = recordOf(at);
        let hit = hits.get(record);
        if (hit === undefined) hits.set(record, (hit = { rules: new Set(), first: at }));
        for (const rule of filter.rulesOf(literal)) hit.rules.add(rule);
      });
    }
    const addWithout = (record: number): void => {
      if (!hits.has(record)) hits.set(record, { rules: new Set(), first: -1 });
    };
    const disguised = new Set<number>();
    if (nonAscii) findDisguises(bytes, words, end, (at) => disguised.add(recordOf(at)));
    disguised.forEach(addWithout);
    if (this.#detected.format.paragraphs && this.#detected.kind.wraps) {
      // A message broken over lines has no anchor in one piece: every paragraph of several lines is looked at.
      for (let r = recordCount > 0 && recordLines[0] === 0 ? 0 : -1; r < recordCount; r++) {
        const from = r < 0 ? 0 : (recordLines[r] as number);
        const to = r + 1 < recordCount ? (recordLines[r + 1] as number) : lineCount;
        if (to - from > 1) addWithout(r);
      }
    }
    return { hits, disguised, suspicious };
  }

  /** Bytes of a record, or of a window of it around the hit when it is very long. */
  #windowOf(
    { lineCount, end }: ScanBlock,
    firstLine: number,
    nextLine: number,
    hitAt: number,
  ): { start: number; end: number; line: number; isCut: boolean } {
    const { bytes, lineStarts } = this.#kernel;
    const startOf = (line: number): number => (line < lineCount ? (lineStarts[line] as number) : end);
    let start = startOf(firstLine);
    let stop = trimLineEnd(bytes, start, startOf(nextLine));
    let line = firstLine;
    const isCut = stop - start > MAX_RECORD_BYTES;
    if (isCut) {
      if (hitAt - start > MAX_RECORD_BYTES / 2) {
        line = lastAtOrBefore(lineStarts, Math.max(start, hitAt - MAX_RECORD_BYTES / 4), lineCount);
        start = Math.max(lineStarts[line] as number, hitAt - MAX_RECORD_BYTES / 4);
      }
      stop = Math.min(stop, start + MAX_RECORD_BYTES);
    }
    return { start, end: stop, line, isCut };
  }

  /**
   * Fits the filter to this block where it suspects much: a log may begin with a quiet start and go on with floods in
   * which other words are rare. Waits twice as long after each time, so that a text that stays suspicious costs little.
   */
  #retune(suspicious: number, end: number): void {
    if (this.#filter === this.#plan.plainFilter || end < TUNE_FROM_BYTES) return;
    if (++this.#blocks < this.#blocksToRetune || suspicious * BYTES_PER_SUSPICION < end) return;
    this.#blocks = 0;
    this.#blocksToRetune *= 2;
    // What comes next is more like the end of this block than like its start.
    this.#filter.tune(this.#kernel, end, Math.max(0, end - SAMPLE_BYTES));
  }
}

const TUNE_FROM_BYTES = 1 << 17;
/** A filter that suspects a word more often than once in so many bytes is worth the milliseconds of tuning it again. */
const BYTES_PER_SUSPICION = 512;

function inOrder(rules: Iterable<PlannedRule>): PlannedRule[] {
  return [...new Set(rules)].sort((a, b) => a.order - b.order);
}

function trimLineEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = end;
  if (at > start && bytes[at - 1] === 0x0a) at--;
  if (at > start && bytes[at - 1] === 0x0d) at--;
  return at;
}

function countLineFeeds(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
