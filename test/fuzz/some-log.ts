import { examples, logNames, logs } from './material.ts';
import { mutateText } from './mutate.ts';
import type { Random } from './random.ts';

/** A log as the input of a case: its name on the first line, behind it known errors among other records, mutated. */
export function makeLog(random: Random): string {
  const text = [
    random.pick(logs()).slice(0, random.between(0, 3000)),
    ...random.several(0, 5, () => random.pick(examples())),
    random.pick(logs()).slice(0, random.between(0, 3000)),
  ].join(random.pick(['\n', '\r\n', '\n\n']));
  return `${random.pick(logNames)}\n${mutateText(random, text, examples())}`;
}

/** Name and text of such an input, without what is taken for a change of encoding, which depends on the chunks. */
export function readLog(input: string): { name: string; text: string } {
  const [name = ''] = input.split('\n', 1);
  // A byte order mark or a NUL in the middle is how a change of encoding is told; even texts have none.
  const text = input
    .slice(name.length + 1)
    .replaceAll(/[\ufeff\0]/g, '')
    // Many of one sign (U+1F600, U+202E) look like another encoding: half of their bytes are NULs, or all are ASCII.
    .replaceAll(/([^\0-\x7f])\1{3,}/gu, '$1');
  return { name, text };
}
