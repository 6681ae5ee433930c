import { inCaseFolder, makeCaseFolder } from '../../support/case-folder.ts';
import type { FuzzTarget } from '../fuzz-target.ts';
import { costOf, LIMIT } from '../cost.ts';
import { makeSession } from '../server-session/make-session.ts';
import { oneByOne, sideBySide, type TakenStep } from '../server-session/pace.ts';
import { playSession } from '../server-session/play-session.ts';
import type { Session } from '../server-session/session.ts';

/**
 * Every request that there is, edits, changed settings and cancelled requests in any order: each request is answered, none
 * fails, what is known in the end is what a new server finds that sees only the end, and each of them, with all that it
 * sets off, stays below a second of the server's processor time.
 */
export const languageServer: FuzzTarget = {
  name: 'language-server',
  // It waits until documents are quiet.
  share: 6,
  make: (random) => new TextEncoder().encode(JSON.stringify(makeSession(random))),
  check: async (input, note) => await checkSession(input, note),
};

/**
 * One session. `onMessage` is told of every message before the server handles it. Resolves with what none of its steps cost
 * more than. Throws what is wrong.
 */
export async function checkSession(
  input: Uint8Array,
  onMessage: (method: string) => void = () => undefined,
): Promise<number> {
  const text = inCaseFolder(new TextDecoder().decode(input), makeCaseFolder());
  const session = JSON.parse(text) as Session;
  const cost = await costOf(async () => await playSession(session, onMessage, sideBySide()));
  // Where all together stay below the limit, so does each.
  if (cost <= LIMIT) return cost;
  const take = async (): Promise<TakenStep[]> => {
    const steps: TakenStep[] = [];
    await playSession(
      session,
      onMessage,
      oneByOne((step) => steps.push(step)),
    );
    return steps;
  };
  let steps = await take();
  if (steps.some(isSlow)) {
    // The garbage of others may have been collected, or code compiled.
    const again = await take();
    steps = steps.map((step, i) => ({ ...step, cost: Math.min(step.cost, again[i]?.cost ?? Infinity) }));
  }
  const slow = steps.filter(isSlow);
  if (slow.length > 0) throw new Error(slow.map(describe).join('\n'));
  return Math.max(...steps.map((step) => step.cost));
}

function isSlow({ cost }: TakenStep): boolean {
  return cost > LIMIT;
}

function describe({ number, name, cost }: TakenStep): string {
  return `${name}, step ${number} of its session, took ${Math.round(cost)} ms of processor time.`;
}
