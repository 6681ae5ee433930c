import { costOfThread, whenIdle } from '../cost.ts';

/** How the steps of a session follow one another. */
export interface Pace {
  /** Takes a step or begins it; the next may follow when this has ended. */
  step(name: string, work: () => Promise<void> | void): Promise<void> | void;
  /** Ends when all requests so far are answered. */
  answers(): Promise<void>;
}

/** All at once, as an editor sends them. Only what all of them cost can be told. */
export function sideBySide(): Pace {
  const steps: Promise<void>[] = [];
  return {
    step(_, work) {
      const step = work();
      if (step !== undefined) steps.push(step);
    },
    answers: async () => void (await Promise.all(steps)),
  };
}

/** A step and what it cost. */
export interface TakenStep {
  /** From 1 on. */
  readonly number: number;
  readonly name: string;
  /** Milliseconds of processor time of the thread that it cost most. */
  readonly cost: number;
}

/** Each when nothing is left to do of the one before, so that it is known what each costs. */
export function oneByOne(onStep: (step: TakenStep) => void): Pace {
  let number = 0;
  return {
    async step(name, work) {
      number++;
      const cost = await costOfThread(async () => {
        await work();
        await whenIdle();
      });
      onStep({ number, name, cost });
    },
    answers: async () => undefined,
  };
}
