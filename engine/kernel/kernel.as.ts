// The hot loops of the scan, in AssemblyScript: built by scripts/build-kernel.ts into engine/src/scan/kernel.generated.ts.
// typescript-kernel.ts does the same without WebAssembly, as fallback and as the oracle of the tests.

const HASH: u32 = 0x9e3779b1;
const FOLD: u32 = 0x20202020;

/**
 * The 4-gram filter of gram-filter.ts over `words` words at `bytes`: indices of suspicious words go to `out`. Returns
 * how many there are, with the highest bit set when any byte is not ASCII. Reads up to 12 bytes beyond the end.
 */
export function filter(bytes: usize, words: u32, table: usize, shift: u32, out: usize): u32 {
  let to = out;
  let seen = i64x2.splat(0);
  const fold = i32x4.splat(<i32>FOLD);
  const factor = i32x4.splat(<i32>HASH);
  const whole = words & ~7;
  let i: u32 = 0;
  for (; i < whole; i += 8) {
    const at = bytes + ((<usize>i) << 2);
    const v = v128.load(at);
    const w = v128.load(at, 16);
    seen = v128.or(seen, v128.or(v, w));
    const a = i32x4.shr_u(i32x4.mul(v128.or(v, fold), factor), shift);
    const b = i32x4.shr_u(i32x4.mul(v128.or(w, fold), factor), shift);
    const h0 = <u32>load<u8>(table + i32x4.extract_lane(a, 0));
    const h1 = <u32>load<u8>(table + i32x4.extract_lane(a, 1));
    const h2 = <u32>load<u8>(table + i32x4.extract_lane(a, 2));
    const h3 = <u32>load<u8>(table + i32x4.extract_lane(a, 3));
    const h4 = <u32>load<u8>(table + i32x4.extract_lane(b, 0));
    const h5 = <u32>load<u8>(table + i32x4.extract_lane(b, 1));
    const h6 = <u32>load<u8>(table + i32x4.extract_lane(b, 2));
    const h7 = <u32>load<u8>(table + i32x4.extract_lane(b, 3));
    if (h0 | h1 | h2 | h3 | h4 | h5 | h6 | h7) {
      for (let k: u32 = 0; k < 8; k++) to = suspect(at, i, k, table, shift, to);
    }
  }
  let last: u32 = 0;
  for (; i < words; i++) {
    const at = bytes + ((<usize>i) << 2);
    last |= load<u32>(at);
    to = suspect(at, i, 0, table, shift, to);
  }
  const nonAscii = i8x16.bitmask(seen) != 0 || (last & 0x80808080) != 0;
  return (<u32>(to - out) >> 2) | (nonAscii ? 0x80000000 : 0);
}

/**
 * Writes the index of a word to `to` when a literal may have it, and returns where the next goes: of the k-th word from
 * `at` on, the first of which has the index `i`.
 */
function suspect(at: usize, i: u32, k: u32, table: usize, shift: u32, to: usize): usize {
  const product = (load<u32>(at + ((<usize>k) << 2)) | FOLD) * HASH;
  store<u32>(to, i + k);
  return to + (((<u32>load<u8>(table + (product >>> shift)) >>> ((product >>> (shift - 3)) & 7)) & 1) << 2);
}

/** Adds the folded words at all places of [0, length) to the counters at `counts`, by the upper half of their hash. */
export function countWords(bytes: usize, length: u32, counts: usize): void {
  for (let at: u32 = 0; at + 4 <= length; at++) {
    const hash = (load<u32>(bytes + at) | FOLD) * HASH;
    const count = counts + ((<usize>(hash >>> 16)) << 2);
    store<u32>(count, load<u32>(count) + 1);
  }
}

/**
 * Keeps of `count` candidates, in place, those around which a whole literal stands; returns how many. `slots` is the
 * hash table of LiteralTable (literal-table.ts): gram, offset of the gram in the literal, address and length of the
 * literal, four words each, probed one after the other up to an empty one.
 */
export function confirm(
  bytes: usize,
  end: u32,
  candidates: usize,
  count: u32,
  slots: usize,
  slotBits: u32,
  literals: usize,
): u32 {
  const mask: u32 = (1 << slotBits) - 1;
  let to = candidates;
  for (let c: u32 = 0; c < count; c++) {
    const word = load<u32>(candidates + ((<usize>c) << 2));
    const at = word << 2;
    const gram = load<u32>(bytes + at) | FOLD;
    for (let slot = (gram * HASH) >>> (32 - slotBits); ; slot = (slot + 1) & mask) {
      const entry = slots + ((<usize>slot) << 4);
      const length = load<u32>(entry, 12);
      if (length == 0) break;
      if (load<u32>(entry) != gram) continue;
      const offset = load<u32>(entry, 4);
      if (offset > at || at - offset + length > end) continue;
      if (isLiteral(bytes + (at - offset), literals + load<u32>(entry, 8), length)) {
        store<u32>(to, word);
        to += 4;
        break;
      }
    }
  }
  return <u32>(to - candidates) >> 2;
}

function isLiteral(text: usize, literal: usize, length: u32): bool {
  for (let i: u32 = 0; i < length; i++) {
    if ((load<u8>(text + i) | 0x20) != load<u8>(literal + i)) return false;
  }
  return true;
}

/** Offsets at which lines start in [0, length), the first included, to `out`; returns how many. See line-index.ts. */
export function lineStarts(bytes: usize, length: u32, out: usize): u32 {
  if (length == 0) return 0;
  const feed = i8x16.splat(10);
  let to = out;
  store<u32>(to, 0);
  to += 4;
  const whole = length & ~63;
  let at: u32 = 0;
  for (; at < whole; at += 64) {
    const p = bytes + at;
    let mask: u64 =
      <u64>(<u32>i8x16.bitmask(i8x16.eq(v128.load(p), feed))) |
      ((<u64>(<u32>i8x16.bitmask(i8x16.eq(v128.load(p, 16), feed)))) << 16) |
      ((<u64>(<u32>i8x16.bitmask(i8x16.eq(v128.load(p, 32), feed)))) << 32) |
      ((<u64>(<u32>i8x16.bitmask(i8x16.eq(v128.load(p, 48), feed)))) << 48);
    while (mask) {
      store<u32>(to, at + <u32>ctz(mask) + 1);
      to += 4;
      mask &= mask - 1;
    }
  }
  for (; at < length; at++) {
    if (load<u8>(bytes + at) == 10) {
      store<u32>(to, at + 1);
      to += 4;
    }
  }
  let count = <u32>(to - out) >> 2;
  if (count > 1 && load<u32>(to - 4) == length) count--;
  return count;
}

/**
 * Records of a log whose lines begin with stamp and level (tri-format.ts), from `line` on: the lines at which they
 * start go to `records`, what is learned of them to `marks`. Returns the first line that it cannot judge, or
 * `lineCount`; `state` holds how many records there are, before and after.
 */
export function stampedRecords(
  bytes: usize,
  length: u32,
  starts: usize,
  lineCount: u32,
  line: u32,
  records: usize,
  marks: usize,
  state: usize,
): u32 {
  let count = load<u32>(state);
  for (; line < lineCount; line++) {
    const at = starts + ((<usize>line) << 2);
    const start = load<u32>(at);
    const end = line + 1 < lineCount ? load<u32>(at, 4) - 1 : length;
    const p = bytes + start;
    const isRecord = start + 19 <= end && isStamp(p);
    // Behind the end of a line is another, or what the buffer held before.
    if (isRecord && start + 27 > end) break;
    const level = levelAt(isRecord ? p + 25 : p);
    // One of the two alone: somebody else has to look. Neither of them: it continues the record above.
    if (isRecord != (level != 0)) break;
    if (!isRecord) continue;
    store<u32>(records + ((<usize>count) << 2), line);
    store<u32>(marks + ((<usize>count) << 2), level | 8);
    count++;
  }
  store<u32>(state, count);
  return line;
}

/** `hasStampAt` of timestamp.ts: separators and five of the digits of `yyyy-MM-dd HH:mm:ss`. */
function isStamp(p: usize): bool {
  const least = i8x16(0x30, 0, 0, 0x30, 0x2d, 0, 0, 0x2d, 0, 0x30, 0, 0, 0x30, 0x3a, 0, 0);
  const range = i8x16(9, -1, -1, 9, 0, -1, -1, 0, -1, 9, -1, -1, 9, 0, -1, -1);
  return (
    i8x16.all_true(i8x16.le_u(i8x16.sub(v128.load(p), least), range)) &&
    load<u8>(p, 16) == 0x3a &&
    <u32>load<u8>(p, 18) - 0x30 <= 9
  );
}

/** `levelNumberAt` of level.ts: two letters of a level word, in any case. Levels alternate at random, so nothing branches. */
function levelAt(p: usize): u32 {
  // Each word stands in the lane of its number: tr, de, in, wa, er, fa.
  const words = i16x8(0, 0x7274, 0x6564, 0x6e69, 0x6177, 0x7265, 0x6166, 0);
  const word = i16x8.splat(<i16>(<u32>load<u16>(p) | 0x2020));
  return ctz(<u32>i16x8.bitmask(i16x8.eq(word, words)) | 0x100) & 7;
}

/**
 * Counts the records [from, to) by level into `counts` as long as they are of the minute whose 16 characters stand at
 * `minute`, or have no stamp; returns the first record of another minute, or `to`.
 */
export function countMinute(
  bytes: usize,
  starts: usize,
  records: usize,
  marks: usize,
  from: u32,
  to: u32,
  minute: usize,
  counts: usize,
): u32 {
  const current = v128.load(minute);
  for (let r = from; r < to; r++) {
    const mark = load<u32>(marks + ((<usize>r) << 2));
    const stamp = mark >>> 3;
    if (stamp != 0) {
      const line = load<u32>(records + ((<usize>r) << 2));
      const at = bytes + load<u32>(starts + ((<usize>line) << 2)) + stamp - 1;
      if (v128.any_true(v128.xor(v128.load(at), current))) return r;
    }
    const count = counts + ((mark & 7) << 2);
    store<u32>(count, load<u32>(count) + 1);
  }
  return to;
}

/**
 * Narrows `units` UTF-16 units at `from` to bytes at `to` while all are ASCII, 16 at a time; returns how many units
 * were narrowed. Units are little endian, or big endian when `swap` is not 0.
 */
export function narrow(from: usize, units: u32, to: usize, swap: u32): u32 {
  let i: u32 = 0;
  const high = i16x8.splat(<i16>0xff80);
  for (; i + 16 <= units; i += 16) {
    const p = from + ((<usize>i) << 1);
    let a = v128.load(p);
    let b = v128.load(p, 16);
    if (swap) {
      a = v128.or(i16x8.shl(a, 8), i16x8.shr_u(a, 8));
      b = v128.or(i16x8.shl(b, 8), i16x8.shr_u(b, 8));
    }
    if (v128.any_true(v128.and(v128.or(a, b), high))) break;
    v128.store(to + i, i8x16.narrow_i16x8_u(a, b));
  }
  return i;
}
