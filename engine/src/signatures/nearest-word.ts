/**
 * The word of the list that was most likely meant, for "did you mean"; undefined when none is near. Words longer than
 * 40 units are nobody's typing error and are not compared.
 *
 * @param most how many letters may differ; a third of them, three at most, where absent
 */
export function findNearestWord(
  typed: string,
  words: readonly string[],
  most = Math.min(3, Math.max(1, Math.floor(typed.length / 3))),
): string | undefined {
  if (typed.length > 40) return undefined;
  const folded = typed.toLowerCase();
  let nearest: string | undefined;
  let least = most + 1;
  for (const word of words) {
    const distance = editDistance(folded, word.toLowerCase());
    if (distance < least) {
      least = distance;
      nearest = word;
    }
  }
  return nearest;
}

/** How many letters have to be added, dropped, replaced or swapped with their neighbour. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

/** Words in backticks for a sentence: `a`, `b` or `c`. */
export function listWords(words: readonly string[]): string {
  const quoted = words.map((word) => `\`${word}\``);
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`;
}
