import { classifyWindow, detectEncoding, type Encoding } from './detect-encoding.ts';

/** How far apart the places are where a change of encoding is looked for, in bytes. */
const PROBE_STRIDE = 64;
/** How many bytes are looked at there. */
const PROBE_WINDOW = 32;

/** How many bytes are waited for before the encoding is told: as many as the look for UTF-16 without a mark takes. */
const HEAD_BYTES = 256;

/** From how many bytes on a call of the platform's decoder is worth it. */
const NATIVE_BYTES = 64;
/** How much text of two bytes is ASCII as a whole, or is decoded as a whole; even. */
const PIECE_BYTES = 1 << 13;
const utf16 = new TextDecoder('utf-16le', { ignoreBOM: true });
const utf8 = new TextEncoder();

/**
 * Writes the characters of UTF-16 in [from, to) of `source` as bytes to `target` from `at`, as long as all are ASCII, or
 * nearly as long; returns how many it wrote.
 */
export type NarrowAscii = (
  source: Uint8Array,
  from: number,
  to: number,
  isLittleEndian: boolean,
  target: Uint8Array,
  at: number,
) => number;

/** A piece of the stream whose bytes are all read alike. */
type Mode = 'narrow' | 'utf-16le' | 'utf-16be';

/**
 * Turns the bytes of a source into 8-bit text, chunk by chunk: UTF-8 and ANSI pass through untouched, UTF-16 becomes
 * UTF-8. A change of encoding in the middle (PowerShell 5.1's `>>` onto a file of another encoding) is followed, and
 * a lost byte in UTF-16 is stepped over. Everything after this class sees bytes in which ASCII is ASCII.
 */
export class Transcoder {
  /** Encoding of the first bytes; `utf-8` until something was pushed. */
  encoding: Encoding = 'utf-8';
  /** How often the encoding or the alignment changed after the start. */
  changes = 0;

  #mode: Mode | undefined;
  #carry = new Uint8Array(0);
  readonly #out: Utf8Writer;

  /** With `narrow` most UTF-16 takes a third of the time. */
  constructor(narrow: NarrowAscii = () => 0) {
    this.#out = new Utf8Writer(narrow);
  }

  /** The next bytes of the source. The result is valid until the next call. */
  push(chunk: Uint8Array): Uint8Array {
    let bytes = chunk;
    if (this.#carry.length > 0) {
      bytes = new Uint8Array(this.#carry.length + chunk.length);
      bytes.set(this.#carry);
      bytes.set(chunk, this.#carry.length);
      this.#carry = new Uint8Array(0);
    }
    if (this.#mode === undefined) {
      // A few bytes say nothing of the encoding, and however they come, the same are looked at: wait for more.
      if (bytes.length < HEAD_BYTES) {
        this.#carry = new Uint8Array(bytes);
        return new Uint8Array(0);
      }
      return this.#run(this.#begin(bytes), false);
    }
    return this.#run(bytes, false);
  }

  /** What is left once the source has ended. */
  end(): Uint8Array {
    const rest = this.#carry;
    this.#carry = new Uint8Array(0);
    return this.#run(this.#mode === undefined ? this.#begin(rest) : rest, true);
  }

  #begin(bytes: Uint8Array): Uint8Array {
    const { encoding, bomLength } = detectEncoding(bytes.subarray(0, 1 << 16));
    this.encoding = encoding;
    this.#mode = encoding === 'utf-16le' || encoding === 'utf-16be' ? encoding : 'narrow';
    return bytes.subarray(bomLength);
  }

  #run(bytes: Uint8Array, last: boolean): Uint8Array {
    const first = this.#findChange(bytes, 0, 0);
    if (first === bytes.length && this.#mode === 'narrow') return bytes;

    const out = this.#out;
    out.restart(bytes.length + (bytes.length >> 1) + 16);
    let at = 0;
    let change = first;
    for (;;) {
      if (this.#mode === 'narrow') {
        out.copy(bytes, at, change);
        at = change;
      } else {
        at = out.wide(bytes, at, change, this.#mode === 'utf-16le');
        // An odd byte before a change belongs to nothing; at the end of the chunk it waits for its other half.
        if (change < bytes.length) at = change;
      }
      if (at >= bytes.length || change >= bytes.length) break;
      this.#switchAt(bytes, at);
      // Never back to where this one was: it would be found over and over.
      change = this.#findChange(bytes, Math.min(at + PROBE_WINDOW, bytes.length), at + 1);
    }
    if (at < bytes.length) {
      if (last) out.replacement();
      // A copy, which the `slice` of a Node buffer is not: the source may write into its chunk again.
      else this.#carry = new Uint8Array(bytes.subarray(at));
    }
    return out.take();
  }

  /** Offset, `floor` or beyond, where the bytes stop being what the mode says, or their length. */
  #findChange(bytes: Uint8Array, from: number, floor: number): number {
    for (let at = from; at + PROBE_WINDOW <= bytes.length; at += PROBE_STRIDE) {
      // The place before this one still looked right, so the change is not farther back: the whole stays linear.
      const earliest = Math.max(floor, at - PROBE_STRIDE);
      if (this.#mode === 'narrow') {
        // Text of one byte has no NULs: the cheap look decides for nearly every place.
        if (bytes[at] !== 0 && bytes[at + 1] !== 0) continue;
        if (classifyWindow(bytes, at, at + PROBE_WINDOW) === 'narrow') continue;
        return startOfWide(bytes, at, earliest);
      }
      // So does a look at two ASCII characters where they belong.
      if (
        this.#mode === 'utf-16le' &&
        (from & 1) === 0 &&
        bytes[at + 1] === 0 &&
        bytes[at + 3] === 0 &&
        bytes[at] !== 0 &&
        bytes[at + 2] !== 0
      )
        continue;
      const looks = classifyWindow(bytes, at, at + PROBE_WINDOW);
      if (looks === 'narrow') {
        if (isPrintableRun(bytes, at)) return startOfNarrow(bytes, at, earliest);
      } else {
        const aligned = (this.#mode === 'utf-16le') === (looks === 'nul-odd');
        if (((from & 1) === 0) !== aligned) return startOfShift(bytes, at, earliest);
      }
    }
    return bytes.length;
  }

  #switchAt(bytes: Uint8Array, at: number): void {
    this.changes++;
    if (this.#mode === 'narrow') {
      // `>>` of Windows PowerShell writes UTF-16LE; big endian is believed only when its BOM says so.
      this.#mode = bytes[at] === 0xfe && bytes[at + 1] === 0xff ? 'utf-16be' : 'utf-16le';
    } else if (isPrintableRun(bytes, at)) {
      this.#mode = 'narrow';
    }
  }
}

/** True for 32 bytes of visible ASCII: sixteen characters of any other script do not look like that by chance. */
function isPrintableRun(bytes: Uint8Array, at: number): boolean {
  if (at + PROBE_WINDOW > bytes.length) return false;
  for (let i = at; i < at + PROBE_WINDOW; i++) {
    const byte = bytes[i] ?? 0;
    if (byte < 0x20 ? byte !== 9 && byte !== 10 && byte !== 13 : byte > 0x7e) return false;
  }
  return true;
}

/** Walks back from the middle of text of two bytes to its first character. */
function startOfWide(bytes: Uint8Array, probe: number, earliest: number): number {
  let nul = probe;
  while (bytes[nul] !== 0) nul++;
  while (nul - 2 >= earliest && bytes[nul - 2] === 0) nul -= 2;
  return Math.max(earliest, nul - 1);
}

function startOfNarrow(bytes: Uint8Array, probe: number, earliest: number): number {
  let at = probe;
  while (at > earliest && (bytes[at - 1] ?? 0) >= 0x09 && (bytes[at - 1] ?? 0) < 0x7f) at--;
  return at;
}

/** Where text of two bytes lost one: the first place from which the NULs stand on the other side. */
function startOfShift(bytes: Uint8Array, probe: number, earliest: number): number {
  let nul = probe;
  while (bytes[nul] !== 0) nul++;
  while (nul - 2 >= earliest && bytes[nul - 2] === 0) nul -= 2;
  return Math.max(earliest + 1, nul - 1);
}

/** A growing buffer of UTF-8. */
class Utf8Writer {
  readonly #narrow: NarrowAscii;
  #bytes = new Uint8Array(0);
  #length = 0;

  constructor(narrow: NarrowAscii) {
    this.#narrow = narrow;
  }

  /** Forgets what was written, and keeps the buffer. */
  restart(capacity: number): void {
    this.#length = 0;
    this.#reserve(capacity);
  }

  copy(source: Uint8Array, start: number, end: number): void {
    this.#reserve(end - start);
    this.#bytes.set(source.subarray(start, end), this.#length);
    this.#length += end - start;
  }

  /** Writes whole characters of UTF-16 from [start, end) and returns where it stopped. */
  wide(source: Uint8Array, start: number, end: number, littleEndian: boolean): number {
    this.#reserve(((end - start) >> 1) * 3 + 4);
    let at = start;
    while (end - at >= NATIVE_BYTES) {
      const stop = Math.min(end, at + PIECE_BYTES);
      const units = this.#narrow(source, at, stop, littleEndian, this.#bytes, this.#length);
      this.#length += units;
      at += units * 2;
      if (stop - at < NATIVE_BYTES) continue;
      at =
        (littleEndian ? this.#native(source, at, stop) : undefined) ??
        this.#units(source, at, stop, littleEndian);
    }
    return this.#units(source, at, end, littleEndian);
  }

  /** By the platform, which is several times faster than the next; undefined where it would read something else. */
  #native(source: Uint8Array, start: number, end: number): number | undefined {
    let stop = end - ((end - start) & 1);
    // Half a pair it would replace, and a mark in the middle it would keep.
    if (((source[stop - 1] ?? 0) & 0xfc) === 0xd8) stop -= 2;
    const text = utf16.decode(source.subarray(start, stop));
    if (text.includes('\ufeff')) return undefined;
    this.#length += utf8.encodeInto(text, this.#bytes.subarray(this.#length)).written;
    return stop;
  }

  /** Character by character, up to half a pair at the end. */
  #units(source: Uint8Array, start: number, end: number, littleEndian: boolean): number {
    const out = this.#bytes;
    const high = littleEndian ? 1 : 0;
    let length = this.#length;
    let at = start;
    for (; at + 1 < end; at += 2) {
      const unit = ((source[at + high] ?? 0) << 8) | (source[at + 1 - high] ?? 0);
      if (unit < 0x80) {
        out[length++] = unit;
      } else if (unit < 0x800) {
        out[length++] = 0xc0 | (unit >> 6);
        out[length++] = 0x80 | (unit & 0x3f);
      } else if (unit >= 0xd800 && unit < 0xdc00) {
        if (at + 3 >= end) break;
        const low = ((source[at + 2 + high] ?? 0) << 8) | (source[at + 3 - high] ?? 0);
        if (low >= 0xdc00 && low < 0xe000) {
          const point = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
          out[length++] = 0xf0 | (point >> 18);
          out[length++] = 0x80 | ((point >> 12) & 0x3f);
          out[length++] = 0x80 | ((point >> 6) & 0x3f);
          out[length++] = 0x80 | (point & 0x3f);
          at += 2;
        } else {
          length = putReplacement(out, length);
        }
      } else if (unit >= 0xdc00 && unit < 0xe000) {
        length = putReplacement(out, length);
      } else if (unit !== 0xfeff) {
        out[length++] = 0xe0 | (unit >> 12);
        out[length++] = 0x80 | ((unit >> 6) & 0x3f);
        out[length++] = 0x80 | (unit & 0x3f);
      }
    }
    this.#length = length;
    return at;
  }

  replacement(): void {
    this.#reserve(3);
    this.#length = putReplacement(this.#bytes, this.#length);
  }

  take(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const grown = new Uint8Array((this.#length + more) * 2);
    grown.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = grown;
  }
}

/** Writes U+FFFD and returns the new length. */
function putReplacement(out: Uint8Array, length: number): number {
  out[length] = 0xef;
  out[length + 1] = 0xbf;
  out[length + 2] = 0xbd;
  return length + 3;
}
