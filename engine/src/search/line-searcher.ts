import { decodeLines } from '../decode/decode-lines.ts';
import { Transcoder } from '../decode/transcoder.ts';
import { countLineFeeds, LINE_FEED } from '../excerpt/count-line-feeds.ts';
import { looksBinary } from '../log-formats/detect-kind.ts';
import type { SearchHit } from '../model/search.ts';
import type { SearchExpression } from './parse-query.ts';
import { KeyLines, type TextRange } from './key-lines.ts';
import { NearSecrets } from './near-secrets.ts';
import { toSearchHit } from './search-hit.ts';

/** A line without end is searched in pieces of this length in bytes. */
const LONGEST_LINE = 1 << 20;
/** As much as is looked at to tell text from a program, whatever the chunks: 4,096 UTF-16 units at least. */
const HEAD_BYTES = 1 << 14;
/** Small steps keep what the transcoder makes of UTF-16 small too. */
const STEP_BYTES = 1 << 18;

export interface LineSearchEvents {
  /** False ends the search. */
  readonly onHit: (hit: SearchHit) => boolean;
  /** Called before an expression that may take long runs on a line, zero-based. */
  readonly beforeLine?: ((line: number) => void) | undefined;
}

/** Finds a query in the bytes of one source, pushed in chunks of any size and in any encoding. */
export class LineSearcher {
  readonly #expression: SearchExpression;
  readonly #events: LineSearchEvents;
  readonly #transcoder = new Transcoder();
  /** The start of a line whose end was not seen yet. */
  #open: Uint8Array = new Uint8Array(0);
  readonly #keyLines = new KeyLines();
  /** Where in the text that is searched now bodies of private keys stand. */
  #keys: readonly TextRange[] = [];
  readonly #nearSecrets = new NearSecrets();
  #line = 0;
  /** UTF-16 units of the line that were searched already. */
  #column = 0;
  /** What came so far, until it is enough to be judged; undefined from then on. */
  #head: Uint8Array | undefined = new Uint8Array(0);
  /** True once nothing more is to be found: enough was, or this is no text. */
  isDone = false;
  isBinary = false;
  /** Zero-based lines that were searched in pieces. */
  readonly longLines: number[] = [];

  constructor(expression: SearchExpression, events: LineSearchEvents) {
    this.#expression = expression;
    this.#events = events;
  }

  push(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length && !this.isDone; at += STEP_BYTES)
      this.#take(this.#transcoder.push(chunk.subarray(at, at + STEP_BYTES)));
  }

  end(): void {
    if (!this.isDone) this.#take(this.#transcoder.end());
    if (this.#head !== undefined) this.#judge(this.#head);
    this.#search(this.#open);
  }

  #take(text: Uint8Array): void {
    if (this.#head === undefined) {
      this.#split(text);
      return;
    }
    this.#head = join(this.#head, text);
    if (this.#head.length >= HEAD_BYTES) this.#judge(this.#head);
  }

  /** A program or a picture is not searched. */
  #judge(head: Uint8Array): void {
    this.#head = undefined;
    this.isBinary = this.isDone = looksBinary(decodeLines(head.subarray(0, HEAD_BYTES)));
    if (!this.isBinary) this.#split(head);
  }

  #split(text: Uint8Array): void {
    let from = 0;
    if (this.#open.length > 0) {
      const lineFeed = text.indexOf(LINE_FEED);
      from = lineFeed < 0 ? text.length : lineFeed + 1;
      this.#open = join(this.#open, text.subarray(0, from));
      if (lineFeed >= 0) this.#search(this.#takeOpen());
      else if (this.#open.length >= LONGEST_LINE) this.#searchPiece();
    }
    const end = text.lastIndexOf(LINE_FEED) + 1;
    if (end > from) this.#search(text.subarray(from, end));
    // A copy: the transcoder writes into its bytes again.
    if (Math.max(from, end) < text.length) this.#open = new Uint8Array(text.subarray(Math.max(from, end)));
  }

  #takeOpen(): Uint8Array {
    const open = this.#open;
    this.#open = new Uint8Array(0);
    return open;
  }

  /** A line that does not end: what is there of it is searched, up to a whole character. */
  #searchPiece(): void {
    if (this.#column === 0) this.longLines.push(this.#line);
    const open = this.#takeOpen();
    let end = open.length - 1;
    while (end > open.length - 4 && ((open[end] ?? 0) & 0xc0) === 0x80) end--;
    if ((open[end] ?? 0) < 0xc0) end = open.length;
    this.#open = new Uint8Array(open.subarray(end));
    this.#search(open.subarray(0, end));
  }

  /** Whole lines, or a piece of one. */
  #search(bytes: Uint8Array): void {
    if (this.isDone || bytes.length === 0) return;
    const text = decodeLines(bytes);
    this.#keys = this.#keyLines.find(text);
    if (this.#expression.isLiteral) this.#findLiteral(text);
    else this.#findInLines(text);
    this.#line += countLineFeeds(bytes, 0, bytes.length);
    this.#column = bytes.at(-1) === LINE_FEED ? 0 : this.#column + text.length;
  }

  #findLiteral(text: string): void {
    const { regex } = this.#expression;
    regex.lastIndex = 0;
    let line = this.#line;
    let start = 0;
    let content = cutLine(text, start);
    let lineFeed = text.indexOf('\n');
    for (let match = regex.exec(text); match !== null && !this.isDone; match = regex.exec(text)) {
      // A line may hold many places, so its end is looked for once.
      if (lineFeed >= 0 && lineFeed < match.index) {
        for (; lineFeed >= 0 && lineFeed < match.index; line++) {
          start = lineFeed + 1;
          lineFeed = text.indexOf('\n', start);
        }
        content = cutLine(text, start);
      }
      this.#tell(line, start, content, [match.index - start, regex.lastIndex - start]);
    }
  }

  #findInLines(text: string): void {
    const { regex } = this.#expression;
    let line = this.#line;
    for (let start = 0; start < text.length && !this.isDone; line++) {
      const content = cutLine(text, start);
      this.#events.beforeLine?.(line);
      regex.lastIndex = 0;
      for (let match = regex.exec(content); match !== null && !this.isDone; match = regex.exec(content)) {
        this.#tell(line, start, content, [match.index, regex.lastIndex]);
        // It would be found here for ever. The line is listed, which is what such an expression can ask for.
        if (match[0] === '') break;
      }
      const lineFeed = text.indexOf('\n', start + content.length);
      start = lineFeed < 0 ? text.length : lineFeed + 1;
    }
  }

  /** `at` is where the line begins in the text that is searched, `span` the match in the line. */
  #tell(line: number, at: number, text: string, span: readonly [number, number]): void {
    const column = line === this.#line ? this.#column : 0;
    const isKey = this.#keys.some((key) => at >= key.start && at < key.end);
    const hit = toSearchHit({ line, column, text, isKey }, span, this.#nearSecrets);
    if (!this.#events.onHit(hit)) this.isDone = true;
  }
}

/** The line that begins at a place, without its end. */
function cutLine(text: string, start: number): string {
  const lineFeed = text.indexOf('\n', start);
  const end = lineFeed < 0 ? text.length : lineFeed;
  return text.slice(start, text[end - 1] === '\r' && end > start ? end - 1 : end);
}

function join(a: Uint8Array, b: Uint8Array): Uint8Array {
  const joined = new Uint8Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}
