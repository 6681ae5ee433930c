import { decodeNarrow } from '../decode/detect-encoding.ts';
import { Transcoder } from '../decode/transcoder.ts';
import { detectKind, type DetectedKind } from '../log-formats/detect-kind.ts';
import { CONTINUES } from '../log-formats/record-format.ts';
import type { SourceKind } from '../model/source.ts';
import { countLineFeeds, LINE_FEED } from './count-line-feeds.ts';
import type { ExcerptCut, ExcerptIndex } from './excerpt-index.ts';

/** Bytes between two cuts, as UTF-8: an excerpt is two pieces, and has to stay below 5 MB. */
const PIECE_BYTES = 2 * 1024 * 1024;
/** How far the start of a record is looked for before a cut is made at any line. */
const SLACK_BYTES = 400 * 1024;
const HEAD_BYTES = 1 << 16;
const HEADER_BYTES = 512;

/** Finds the cuts of a log in one pass over its bytes, which are pushed in chunks of any size. */
export class ExcerptIndexer {
  readonly #kinds: readonly SourceKind[];
  readonly #path: string;
  readonly #transcoder = new Transcoder();
  readonly #cuts: ExcerptCut[] = [];
  #head: Uint8Array = new Uint8Array(0);
  #detected: DetectedKind | undefined;
  /** Bytes of the source so far. */
  #pushed = 0;
  #lineFeeds = 0;
  /** Bytes since the last cut. */
  #since = 0;
  #lastByte = LINE_FEED;

  constructor(kinds: readonly SourceKind[], path: string) {
    this.#kinds = kinds;
    this.#path = path;
  }

  push(chunk: Uint8Array): void {
    this.#pushed += chunk.length;
    this.#take(this.#transcoder.push(chunk));
  }

  end(): ExcerptIndex {
    this.#take(this.#transcoder.end());
    const detected = this.#detect();
    const first: ExcerptCut = { line: 0, byte: 0, stamp: this.#firstStamp(detected) };
    const lines = this.#lineFeeds + (this.#lastByte === LINE_FEED ? 0 : 1);
    return { detected, lines, cuts: [first, ...this.#cuts] };
  }

  #take(text: Uint8Array): void {
    if (text.length === 0) return;
    if (this.#head.length < HEAD_BYTES) this.#head = join(this.#head, text, HEAD_BYTES);
    // 8-bit text passes through as it is, so its offsets are those of the source.
    const { encoding, changes } = this.#transcoder;
    const asIs = changes === 0 && encoding !== 'utf-16le' && encoding !== 'utf-16be';
    const base = asIs ? this.#pushed - text.length : undefined;
    let at = 0;
    while (at < text.length) {
      const left = PIECE_BYTES - this.#since;
      at = left > 0 ? this.#skip(text, at, Math.min(left, text.length - at)) : this.#seek(text, at, base);
    }
    this.#lastByte = text[text.length - 1] ?? LINE_FEED;
  }

  #skip(text: Uint8Array, at: number, length: number): number {
    this.#lineFeeds += countLineFeeds(text, at, at + length);
    this.#since += length;
    return at + length;
  }

  /** Goes on to the next line, and cuts before it where a record begins. */
  #seek(text: Uint8Array, from: number, base: number | undefined): number {
    const lineFeed = text.indexOf(LINE_FEED, from);
    if (lineFeed < 0) {
      this.#since += text.length - from;
      return text.length;
    }
    this.#lineFeeds++;
    const at = lineFeed + 1;
    this.#since += at - from;
    // A line that goes on in the next chunk is not judged; the one behind it will do.
    const end = text.indexOf(LINE_FEED, at);
    if (end < 0 && this.#since < PIECE_BYTES + SLACK_BYTES) return at;
    const { format, kind } = this.#detect();
    const stop = end < 0 ? text.length : end;
    const begins = at < text.length && format.markLine(text, at, stop) !== CONTINUES;
    if (!begins && this.#since < PIECE_BYTES + SLACK_BYTES) return at;
    const header = decodeNarrow(text.subarray(at, Math.min(stop, at + HEADER_BYTES))).trimEnd();
    this.#cuts.push({
      line: this.#lineFeeds,
      byte: base === undefined ? undefined : base + at,
      stamp: begins ? format.parseHeader(header, kind.clock).timestamp?.text : undefined,
    });
    this.#since = 0;
    return at;
  }

  #detect(): DetectedKind {
    return (this.#detected ??= detectKind(this.#kinds, this.#path, decodeNarrow(this.#head)));
  }

  #firstStamp({ format, kind }: DetectedKind): string | undefined {
    const lines = decodeNarrow(this.#head).split('\n', 50);
    for (const line of lines) {
      const stamp = format.parseHeader(line.slice(0, HEADER_BYTES).trimEnd(), kind.clock).timestamp;
      if (stamp !== undefined) return stamp.text;
    }
    return undefined;
  }
}

function join(head: Uint8Array, text: Uint8Array, limit: number): Uint8Array {
  const part = text.subarray(0, limit - head.length);
  const joined = new Uint8Array(head.length + part.length);
  joined.set(head);
  joined.set(part, head.length);
  return joined;
}
