import { bindRemediation } from '#engine';
import { type Command, exitStatus, UsageError } from '../command.ts';
import { parseOptions } from '../parse-options.ts';

export const remediateCommand: Command = {
  name: 'remediate',
  usage: 'remediate ID [--set Name=Value]...',
  summary: 'Prints a remediation as a PowerShell script with its values bound as literals.',
  async run(args, context) {
    const { values, positionals } = parseOptions({
      args: [...args],
      allowPositionals: true,
      options: { set: { type: 'string', multiple: true, default: [] } },
    });
    const [id] = positionals;
    if (id === undefined || positionals.length > 1)
      throw new UsageError('remediate needs the ID of one remediation.');
    const catalog = await context.catalog();
    const remediation = catalog.findRemediation(id);
    if (remediation === undefined) {
      throw new UsageError(
        `There is no remediation '${id}'. \`iplog-lens explain\` names those of an error.`,
      );
    }
    const bound = bindRemediation(remediation, parseAssignments(values.set));
    if (!bound.ok) throw new UsageError(bound.reason);
    context.stdout(bound.script);
    return exitStatus.done;
  },
};

function parseAssignments(pairs: readonly string[]): Record<string, string> {
  const values: Record<string, string> = {};
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    if (at <= 0) throw new UsageError(`--set takes Name=Value; '${pair}' has no name.`);
    values[pair.slice(0, at)] = pair.slice(at + 1);
  }
  return values;
}
