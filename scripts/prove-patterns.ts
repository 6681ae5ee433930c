import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { check } from 'recheck';
import { buildCatalog } from './build-catalog.ts';

/** What recheck says of one pattern. */
export interface PatternProof {
  /** `safe`: linear on every text. Otherwise what stands in the way of the proof. */
  readonly verdict: string;
  /** recheck's slowest text: pieces to repeat, and an end. */
  readonly attack?: {
    readonly pumps: readonly { readonly prefix: string; readonly pump: string }[];
    readonly suffix: string;
  };
}

/** Proofs by pattern. They take minutes to find and stay true, so they are kept. */
export type PatternProofs = Readonly<Record<string, PatternProof>>;

const file = path.resolve(import.meta.dirname, '../test/fixtures/pattern-proofs.json');

export function readPatternProofs(): PatternProofs {
  return JSON.parse(readFileSync(file, 'utf8')) as PatternProofs;
}

/** Asks recheck for a proof that the pattern takes linear time with the flags of the scan, for at most 10 seconds. */
export async function provePattern(pattern: string): Promise<PatternProof> {
  const result = await check(pattern, 'im', { timeout: 10_000, randomSeed: 1 });
  switch (result.status) {
    case 'safe':
      return { verdict: 'safe' };
    case 'vulnerable': {
      const pumps = result.attack.pumps.map(({ prefix, pump }) => ({ prefix, pump }));
      return { verdict: result.complexity.summary, attack: { pumps, suffix: result.attack.suffix } };
    }
    case 'unknown':
      return { verdict: `unknown: ${result.error.kind}` };
  }
}

/** Proves the patterns that are new and forgets those that are gone. */
async function updateProofs(): Promise<void> {
  const { data } = buildCatalog(path.resolve(import.meta.dirname, '..'));
  const patterns = new Set(data.signatures.flatMap(({ rules }) => rules.map(({ pattern }) => pattern)));
  const known = readPatternProofs();
  const proofs: Record<string, PatternProof> = {};
  let found = 0;
  for (const pattern of [...patterns].sort()) {
    const proof = known[pattern] ?? (found++, await provePattern(pattern));
    proofs[pattern] = proof;
  }
  writeFileSync(file, `${JSON.stringify(proofs, undefined, 1)}\n`);
  const safe = Object.values(proofs).filter(({ verdict }) => verdict === 'safe').length;
  console.log(
    `${patterns.size} patterns, ${safe} proved linear, ${patterns.size - safe} held to linear time by measurement; ${found} new.`,
  );
}

if (process.argv[1] === import.meta.filename) {
  await updateProofs();
  // recheck keeps its helper process alive.
  process.exit();
}
