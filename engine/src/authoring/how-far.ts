import { parseRegex } from '../signatures/regex-syntax.ts';

/** How much of a pattern fits a text. */
export interface Reach {
  /** The longest beginning of the pattern that fits somewhere; empty when none does. */
  readonly fits: string;
  /** The part behind it, at which it fails. */
  readonly failsAt: string;
}

/**
 * Where a pattern that does not match fails: its parts are tried from the left until one more no longer fits. A
 * pattern of several alternatives is judged by the one that fits best.
 */
export function howFar(pattern: string, text: string): Reach {
  const parsed = parseRegex(pattern);
  if ('mistake' in parsed) return { fits: '', failsAt: pattern };
  let best: Reach = { fits: '', failsAt: pattern };
  for (const { elements } of parsed.pattern.alternatives) {
    const first = elements[0]?.start ?? 0;
    // What a longer beginning fits, a shorter one fits too: halve until the last that fits is found.
    let low = 0;
    let high = elements.length;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (fits(pattern.slice(first, elements[middle - 1]?.end), text)) low = middle;
      else high = middle - 1;
    }
    const end = elements[low - 1]?.end ?? first;
    const failing = elements[low];
    if (low > 0 && end - first <= best.fits.length) continue;
    if (low === 0 && best.fits !== '') continue;
    best = {
      fits: pattern.slice(first, end),
      failsAt: failing === undefined ? '' : pattern.slice(failing.start, endOfWord(pattern, failing.end)),
    };
  }
  return best;
}

function fits(pattern: string, text: string): boolean {
  return new RegExp(pattern, 'im').test(text);
}

/** A single letter says little; the word that it begins says where. */
function endOfWord(pattern: string, end: number): number {
  return end + (/^[\w ]{0,30}/.exec(pattern.slice(end))?.[0].length ?? 0);
}
