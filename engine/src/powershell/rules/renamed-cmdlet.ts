import type { Cmdlet, CmdletRename } from '../../model/cmdlet.ts';
import type { Catalog } from '../../signatures/catalog.ts';
import { type CmdletCall, findCalls, referenceOf, renameEdit } from '../cmdlet-call.ts';
import { isParameter, type Script } from '../read-script.ts';
import type { RuleResult, ScriptFix, ScriptRule } from './script-rule.ts';

/** A cmdlet of the 2.x client, where the 3.x client has another name for it. */
export const renamedCmdlet: ScriptRule = {
  code: 'PS1001',
  words: [],
  find(script, catalog) {
    return findCalls(script, catalog).flatMap(({ command, cmdlet }) => {
      const { renamed } = cmdlet;
      if (renamed === undefined) return [];
      const call = { command, cmdlet, renamed };
      const successor = findSuccessor(call, catalog);
      if (successor === undefined || servesBoth(script, cmdlet, successor)) return [];
      return [judge(script, call, successor)];
    });
  },
};

interface RenamedCall extends CmdletCall {
  readonly renamed: CmdletRename;
}

/** Removing a label went to a cmdlet of its own, so the parameters decide. */
function findSuccessor({ command, renamed }: RenamedCall, catalog: Catalog): Cmdlet | undefined {
  const moved = Object.keys(renamed.movedWith).find((name) => has(command, name));
  return catalog.findCmdlet((moved === undefined ? undefined : renamed.movedWith[moved]) ?? renamed.to);
}

/** A script that asks which of the two is there is written for both clients. */
function servesBoth({ askedNames }: Script, { name }: Cmdlet, successor: Cmdlet): boolean {
  return askedNames.has(name.toLowerCase()) || askedNames.has(successor.name.toLowerCase());
}

function judge(script: Script, call: RenamedCall, successor: Cmdlet): RuleResult {
  const { command, cmdlet, renamed } = call;
  const lost = renamed.lostParameters.find((name) => has(command, name));
  const message = renamed.alias
    ? `${cmdlet.name} is ${successor.name} in the 3.x client, which keeps the old name as an alias.`
    : `${cmdlet.name} does not exist in the 3.x client: use ${successor.name}.`;
  return {
    start: command.start,
    end: command.end,
    severity: renamed.alias ? 'information' : 'warning',
    message: lost === undefined ? message : `${message} It has no -${lost}.`,
    fixes: [fixOf(script, call, successor, lost === undefined)],
    reference: referenceOf(successor),
    deprecated: renamed.alias,
  };
}

function fixOf(script: Script, call: RenamedCall, successor: Cmdlet, complete: boolean): ScriptFix {
  const { command, renamed } = call;
  const edit = renameEdit(script, command, successor);
  const added =
    renamed.addedParameter !== undefined &&
    ![renamed.addedParameter, ...renamed.notWith].some((name) => has(command, name))
      ? ` -${renamed.addedParameter}`
      : '';
  // Splatted parameters are not seen, and they decide where a call went that is no alias.
  const splatted = command.args.some(({ text }) => text.startsWith('@') && !/^@[({]/.test(text));
  return {
    title: `Use ${successor.name}${added}`,
    edits: [edit, ...(added === '' ? [] : [{ start: command.end, end: command.end, text: added }])],
    safe: complete && (renamed.alias || !splatted),
  };
}

function has({ args }: CmdletCall['command'], name: string): boolean {
  return args.some((argument) => isParameter(argument, name));
}
