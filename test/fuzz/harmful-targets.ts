import { processorTime } from '../../host/src/node/processor-time.ts';
import type { FuzzTarget } from './fuzz-target.ts';
import { LIMIT } from './cost.ts';
import type { Session } from './server-session/session.ts';
import { checkSession } from './targets/language-server.ts';

// Targets that do what a run must tell, and one that only looks like it: they show that the run itself has teeth. They do
// it only where a note is taken of what they are at, which is not so while a process is made warm.

const noInput = (): Uint8Array => new Uint8Array(0);

/** A server that one request costs more than it may. */
const slowRequest: FuzzTarget = {
  name: 'slow-request',
  make: () => new TextEncoder().encode(JSON.stringify(session)),
  check: async (input, note) =>
    await checkSession(input, (method) => {
      if (note !== undefined && method === 'textDocument/foldingRange') work(LIMIT + 200);
    }),
};

const session: Session = {
  settings: null,
  documents: [{ uri: 'file:///case/x.log', languageId: 'log', text: 'x\n' }],
  steps: [
    {
      method: 'textDocument/foldingRange',
      params: { textDocument: { uri: 'file:///case/x.log' } },
      cancel: false,
    },
  ],
};

/** One that costs more than it may, whenever it is tried. */
const slow: FuzzTarget = { name: 'slow', make: noInput, check: () => work(LIMIT + 200) };

/** One that never ends. */
const endless: FuzzTarget = {
  name: 'endless',
  make: (random) => random.bytes(1),
  check(_, note) {
    note?.('something');
    if (note !== undefined) work(Infinity);
  },
};

/** One that takes long only because it waits, as everything does on a machine that is busy with something else. */
const waiting: FuzzTarget = {
  name: 'waiting',
  make: noInput,
  check: async () => await new Promise<void>((resolve) => setTimeout(resolve, LIMIT + 100)),
};

/** In the place of the targets of all-targets.ts. */
export const allTargets: readonly FuzzTarget[] = [slowRequest, slow, endless, waiting];

/** Uses so many milliseconds of processor time in this thread. */
function work(cost: number): void {
  const numbers = new Uint8Array(1 << 20);
  for (const end = processorTime() + cost; processorTime() < end;) numbers.fill(1);
}
