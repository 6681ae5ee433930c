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
  let seen: u32 = 0;
  const whole = words & ~3;
  let i: u32 = 0;
  for (; i < whole; i += 4) {
    const at = bytes + ((<usize>i) << 2);
    const w0 = load<u32>(at);
    const w1 = load<u32>(at, 4);
    const w2 = load<u32>(at, 8);
    const w3 = load<u32>(at, 12);
    seen |= w0 | w1 | w2 | w3;
    const h0 = load<u8>(table + (((w0 | FOLD) * HASH) >>> shift));
    const h1 = load<u8>(table + (((w1 | FOLD) * HASH) >>> shift));
    const h2 = load<u8>(table + (((w2 | FOLD) * HASH) >>> shift));
    const h3 = load<u8>(table + (((w3 | FOLD) * HASH) >>> shift));
    if (h0 | h1 | h2 | h3) {
      if (h0) {
        store<u32>(to, i);
        to += 4;
      }
      if (h1) {
        store<u32>(to, i + 1);
        to += 4;
      }
      if (h2) {
        store<u32>(to, i + 2);
        to += 4;
      }
      if (h3) {
        store<u32>(to, i + 3);
        to += 4;
      }
    }
  }
  for (; i < words; i++) {
    const w = load<u32>(bytes + ((<usize>i) << 2));
    seen |= w;
    if (load<u8>(table + (((w | FOLD) * HASH) >>> shift))) {
      store<u32>(to, i);
      to += 4;
    }
  }
  return (<u32>(to - out) >> 2) | ((seen & 0x80808080) != 0 ? 0x80000000 : 0);
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
