import type { Cmdlet } from '../model/cmdlet.ts';
import type { Catalog } from '../signatures/catalog.ts';
import type { ScriptCommand } from './find-commands.ts';
import type { Script } from './read-script.ts';
import type { ScriptEdit, ScriptReference } from './rules/script-rule.ts';

/** A command that calls one of our cmdlets. */
export interface CmdletCall {
  readonly command: ScriptCommand;
  readonly cmdlet: Cmdlet;
}

/** The name without a module: `AzureInformationProtection\Get-AIPFileStatus` calls `Get-AIPFileStatus`. */
export function plainName({ name = '' }: ScriptCommand): string {
  return name.slice(name.lastIndexOf('\\') + 1);
}

/** Calls of our cmdlets, those left out whose name the script gives to something of its own. */
export function findCalls(script: Script, catalog: Catalog): CmdletCall[] {
  return script.commands.flatMap((command) => {
    const name = plainName(command);
    const cmdlet = catalog.findCmdlet(name);
    return cmdlet === undefined || script.ownNames.has(name.toLowerCase()) ? [] : [{ command, cmdlet }];
  });
}

/**
 * Puts another name in the place of a command's, and leaves the quotes where they are. A name with a module gets the
 * module of its new cmdlet.
 */
export function renameEdit(script: Script, command: ScriptCommand, to: Cmdlet): ScriptEdit {
  const { start, end, name = '' } = command;
  const written = script.text.slice(start, end);
  const newName = name.includes('\\') ? `${to.module}\\${to.name}` : to.name;
  const at = written.indexOf(name);
  // Where the name is written with escapes it is replaced as a whole.
  return at < 0
    ? { start, end, text: newName }
    : { start: start + at, end: start + at + name.length, text: newName };
}

export function referenceOf({ name, url, verified }: Cmdlet): ScriptReference {
  return { title: name, url, verified };
}
