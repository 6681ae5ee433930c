import { decodeLines } from '../decode/decode-lines.ts';
import { Transcoder } from '../decode/transcoder.ts';
import type { LogSource } from '../model/source.ts';
import { countLineFeeds, LINE_FEED } from './count-line-feeds.ts';
import type { ExcerptIndex, LineWindow } from './excerpt-index.ts';

/** Longest text of an excerpt in bytes of UTF-8. */
const MAX_BYTES = 5 * 1024 * 1024;

/** Lines of a source as an editor shows them. */
export interface Excerpt {
  /**
   * With the line ends of the source. A NUL stands as its picture U+2400, because editors take a text with NULs for a
   * program; it is one UTF-16 unit like the NUL, so columns stay.
   */
  readonly text: string;
  /** True where the lines were longer than an excerpt may be and the rest was left out. */
  readonly cut: boolean;
}

/**
 * The lines of a window, read as a stream. With an index that has the window's first line as a cut, and a source that
 * can be read from a place, no more than the window is read. Rejects as the source does.
 */
export async function readExcerpt(
  source: LogSource,
  { firstLine, endLine }: LineWindow,
  index?: ExcerptIndex,
): Promise<Excerpt> {
  const byte = index?.cuts.find((cut) => cut.line === firstLine)?.byte;
  const collector = new LineCollector(firstLine, endLine);
  if (byte === undefined || source.readFrom === undefined) await collector.readAll(source.read(), 0);
  else await collector.readAll(source.readFrom(byte), firstLine);
  return collector.excerpt();
}

class LineCollector {
  readonly #firstLine: number;
  readonly #endLine: number;
  readonly #parts: Uint8Array[] = [];
  #line = 0;
  #length = 0;
  #cut = false;

  constructor(firstLine: number, endLine: number) {
    this.#firstLine = firstLine;
    this.#endLine = endLine;
  }

  async readAll(chunks: AsyncIterable<Uint8Array>, line: number): Promise<void> {
    this.#line = line;
    const transcoder = new Transcoder();
    for await (const chunk of chunks) if (!this.#take(transcoder.push(chunk))) return;
    this.#take(transcoder.end());
  }

  excerpt(): Excerpt {
    const bytes = new Uint8Array(this.#length);
    let at = 0;
    for (const part of this.#parts) {
      bytes.set(part, at);
      at += part.length;
    }
    return { text: decodeLines(bytes).replaceAll('\0', '\u2400'), cut: this.#cut };
  }

  /** False once the window is full. */
  #take(text: Uint8Array): boolean {
    const start = this.#find(text, 0, this.#firstLine);
    if (start === undefined) return true;
    const found = this.#find(text, start, this.#endLine);
    const end = found ?? text.length;
    const room = MAX_BYTES - this.#length;
    if (end - start > room) this.#cut = true;
    // A copy, which the `slice` of a Node buffer is not: the source may write into its chunk again.
    const part = new Uint8Array(text.subarray(start, Math.min(end, start + room)));
    this.#parts.push(part);
    this.#length += part.length;
    return found === undefined && !this.#cut;
  }

  /** Offset at which a line begins, counting the lines before it; undefined when that is behind the text. */
  #find(text: Uint8Array, from: number, line: number): number | undefined {
    if (this.#line >= line) return from;
    const missing = line - this.#line;
    const count = countLineFeeds(text, from, text.length);
    if (count < missing) {
      this.#line += count;
      return undefined;
    }
    let at = from;
    for (let i = 0; i < missing; i++) at = text.indexOf(LINE_FEED, at) + 1;
    this.#line = line;
    return at;
  }
}
