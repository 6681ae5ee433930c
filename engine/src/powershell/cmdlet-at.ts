import type { Cmdlet } from '../model/cmdlet.ts';
import type { Catalog } from '../signatures/catalog.ts';
import { plainName } from './cmdlet-call.ts';
import type { Script } from './read-script.ts';
import { withHyphens } from './script-view.ts';

/** A place where a script names a cmdlet. Offsets count UTF-16 units. */
export interface CmdletPlace {
  readonly cmdlet: Cmdlet;
  readonly start: number;
  readonly end: number;
}

/**
 * The cmdlet that a command at the offset calls or means: a misspelt name and one with a wrong dash are explained as
 * what they stand for. Also a name given to `Get-Command` or `Get-Help`.
 */
export function findCmdletAt(catalog: Catalog, script: Script, offset: number): CmdletPlace | undefined {
  for (const command of script.commands) {
    const places = [{ ...command, name: plainName(command) }];
    if (/^(?:get-command|gcm|get-help|help)$/i.test(command.name ?? '')) {
      for (const { text: name, start, end } of command.args) places.push({ ...command, name, start, end });
    }
    for (const { name, start, end } of places) {
      if (offset < start || offset > end) continue;
      const plain = withHyphens(name.replace(/['"]/g, ''));
      const cmdlet = catalog.findCmdlet(plain) ?? catalog.findMisspeltCmdlet(plain);
      if (cmdlet !== undefined) return { cmdlet, start, end };
    }
  }
  return undefined;
}
