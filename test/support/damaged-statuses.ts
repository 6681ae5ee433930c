import { readdirSync } from 'node:fs';
import { readFixture } from '../engine/scanner-status/status-cases.ts';
import { Random } from '../fuzz/random.ts';

/**
 * Tries a check on saved status of every form with pieces missing, changed or doubled: the same texts on every run, others
 * with `SEED`. They grow less than those of the fuzz targets, so that there can be more of them. What fails is told with its text.
 */
export function tryDamagedStatuses(runs: number, check: (text: string, random: Random) => void): void {
  const texts = readdirSync(new URL('../fixtures/status/', import.meta.url))
    .filter((name) => /\.(txt|csv|json|clixml)$/.test(name))
    .map(readFixture)
    .filter((text) => text !== '');
  for (let run = 0; run < runs; run++) {
    const random = new Random('damaged status', process.env['SEED'] ?? '', run);
    let text = random.pick(texts);
    for (let times = random.between(1, 3); times > 0; times--) text = damage(text, texts, random);
    try {
      check(text, random);
    } catch (error) {
      throw new Error(`run ${run}: ${JSON.stringify(text).slice(0, 3000)}`, { cause: error });
    }
  }
}

const strange = '\u0000 " { [ } < > & \n … - : \u200b 東 \ud800'.split(' ').concat(' ');

function damage(text: string, others: readonly string[], random: Random): string {
  const at = random.below(text.length + 1);
  switch (random.below(7)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text.slice(at);
    case 2:
      return text.slice(0, at) + random.pick(strange) + text.slice(at + 1);
    case 3:
      return text.slice(0, at) + text.slice(at + random.below(200));
    case 4:
      return text.slice(0, at) + text.slice(Math.max(0, at - random.below(400)));
    case 5:
      return text + random.pick(others);
    default:
      return text.slice(0, at) + random.pick(others) + text.slice(at);
  }
}
