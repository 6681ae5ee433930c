import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../support/real-catalog.ts';
import { allTargets } from './all-targets.ts';
import { checkCase } from './check-case.ts';
import { Random } from './random.ts';

// The short run: the same cases on every machine. `npm run fuzz` takes as long as it is told to, and as many cases.

const SHORT = 25;
/** Cases that wait until a document is quiet. */
const SLOW: Readonly<Record<string, number>> = { 'language-server': 5 };

describe('random input', () => {
  for (const target of allTargets) {
    it(`does no harm: ${target.name}`, async () => {
      for (let at = 0; at < (SLOW[target.name] ?? SHORT); at++) {
        await checkCase(target, target.make(new Random('short', target.name, at)));
      }
    });
  }
});

describe('input that once did harm', () => {
  for (const target of allTargets) {
    const folder = path.join(root, 'test/fixtures/fuzz', target.name);
    for (const file of existsSync(folder) ? readdirSync(folder) : []) {
      it(`does none: ${target.name}, ${file}`, async () => {
        await checkCase(target, readFileSync(path.join(folder, file)));
      });
    }
  }
});
