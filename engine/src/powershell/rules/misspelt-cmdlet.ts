import { plainName, referenceOf, renameEdit } from '../cmdlet-call.ts';
import type { ScriptRule } from './script-rule.ts';

/** A name that documents print and no module has. */
export const misspeltCmdlet: ScriptRule = {
  code: 'PS1003',
  words: [],
  find(script, catalog) {
    return script.commands.flatMap((command) => {
      const name = plainName(command);
      const meant = catalog.findMisspeltCmdlet(name);
      if (meant === undefined || script.ownNames.has(name.toLowerCase())) return [];
      return [
        {
          start: command.start,
          end: command.end,
          severity: 'warning',
          message: `${name} does not exist, though documents name it: use ${meant.name}.`,
          fixes: [{ title: `Use ${meant.name}`, edits: [renameEdit(script, command, meant)], safe: true }],
          reference: referenceOf(meant),
        },
      ];
    });
  },
};
