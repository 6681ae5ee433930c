/** A timer that comes later than this had no chance to come before, in milliseconds. */
const LATE = 1000;

/**
 * Calls back when so many milliseconds are over, once, unless it is called off with the result. After a sleep of the
 * machine all timers are due at once, before any answer is taken that is there already: then the time begins anew.
 */
export function startAwakeTimer(milliseconds: number, onEnd: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const wait = (): void => {
    const due = performance.now() + milliseconds;
    timer = setTimeout(() => {
      if (performance.now() > due + LATE) wait();
      else onEnd();
    }, milliseconds);
  };
  wait();
  return () => clearTimeout(timer);
}
