import { type Problem, terminalText } from '#engine';

/** In UTF-16 units. A long name may not push the reason out of its line. */
const MAX_PLACE = 300;
const MAX_REASON = 1000;

/** A problem as one line of a terminal. Names of files come from whoever packed the case. */
export function describeProblem({ source, line, message }: Problem): string {
  const place = [source, line].filter((part) => part !== undefined).join(':');
  const reason = terminalText(message, MAX_REASON);
  return place === '' ? reason : `${terminalText(place, MAX_PLACE)}: ${reason}`;
}
