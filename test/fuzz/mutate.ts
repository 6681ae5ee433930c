import { tokens } from './material.ts';
import type { Random } from './random.ts';

/** Longest text that a case is made of, in UTF-16 units. */
const MAX_LENGTH = 200_000;

/** A text with a few things done to it: pieces lost, doubled, moved, put in, repeated beyond measure. */
export function mutateText(random: Random, text: string, others: readonly string[] = []): string {
  let made = text;
  for (let times = random.between(0, 6); times > 0; times--) made = mutateOnce(random, made, others);
  return made.slice(0, MAX_LENGTH);
}

function mutateOnce(random: Random, text: string, others: readonly string[]): string {
  const at = random.below(text.length + 1);
  const to = Math.min(text.length, at + random.pick([0, 1, 2, 8, 40, 400]));
  const cut = text.slice(at, to);
  const splice = (piece: string): string => text.slice(0, at) + piece + text.slice(to);
  switch (random.below(9)) {
    case 0:
      return splice('');
    case 1:
      return splice(cut + cut);
    case 2:
      return splice(random.pick(tokens) + cut);
    case 3:
      return splice(random.pick(tokens));
    case 4:
      return splice(cut + random.pick(tokens).repeat(random.pick([2, 20, 400, 3000])));
    case 5:
      return text.slice(0, at);
    case 6: {
      const other = others.length === 0 ? text : random.pick(others);
      const from = random.below(other.length + 1);
      return splice(other.slice(from, from + random.pick([10, 100, 1000, 10_000])));
    }
    case 7:
      return splice(cut.split('').toReversed().join(''));
    default: {
      const lines = text.split('\n');
      const line = lines.splice(random.below(lines.length), 1);
      lines.splice(random.below(lines.length + 1), 0, ...line, ...(random.once(2) ? line : []));
      return lines.join('\n');
    }
  }
}

/** Bytes with a few of them changed, lost, doubled or put in. */
export function mutateBytes(random: Random, bytes: Uint8Array): Uint8Array {
  let made = bytes.slice();
  for (let times = random.between(0, 6); times > 0; times--) {
    const at = random.below(made.length + 1);
    const to = Math.min(made.length, at + random.pick([1, 2, 4, 16, 300]));
    const joined = (middle: Uint8Array): Uint8Array<ArrayBuffer> =>
      Uint8Array.from(Buffer.concat([made.subarray(0, at), middle, made.subarray(to)]));
    switch (random.below(6)) {
      case 0:
        if (at < made.length) made[at] = random.below(256);
        break;
      case 1:
        made.fill(random.pick([0, 0xff, 0x7f]), at, to);
        break;
      case 2:
        made = joined(new Uint8Array(0));
        break;
      case 3:
        made = joined(random.bytes(random.between(1, 8)));
        break;
      case 4:
        made = joined(Buffer.concat([made.subarray(at, to), made.subarray(at, to)]));
        break;
      default:
        made = made.slice(0, at);
    }
  }
  return made;
}
