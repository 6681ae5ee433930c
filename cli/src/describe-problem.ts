import { type Problem, terminalText } from '#engine';

/** A problem as one line of a terminal. Names of files come from whoever packed the case. */
export function describeProblem({ source, line, message }: Problem): string {
  const place = [source, line].filter((part) => part !== undefined).join(':');
  return terminalText(place === '' ? message : `${place}: ${message}`, 1000);
}
