import { findCalls, referenceOf } from '../cmdlet-call.ts';
import type { ScriptRule } from './script-rule.ts';

/** A cmdlet of the 2.x client for which the 3.x client has nothing. */
export const retiredCmdlet: ScriptRule = {
  code: 'PS1002',
  words: [],
  find(script, catalog) {
    return findCalls(script, catalog)
      .filter(({ cmdlet }) => cmdlet.withoutSuccessor !== undefined)
      .filter(({ cmdlet }) => !script.askedNames.has(cmdlet.name.toLowerCase()))
      .map(({ command, cmdlet }) => ({
        start: command.start,
        end: command.end,
        severity: 'warning',
        message: `${cmdlet.name} ended with the 2.x client: ${cmdlet.withoutSuccessor}.`,
        fixes: [],
        reference: referenceOf(cmdlet),
      }));
  },
};
