import { bindRemediation, type Catalog } from '#engine';
import { type Command, exitStatus, UsageError } from '../command.ts';
import { didYouMean } from '../did-you-mean.ts';
import { parseOptions } from '../parse-options.ts';

export const remediateCommand: Command = {
  name: 'remediate',
  usage: 'remediate ID [--set Name=Value]...',
  summary: 'Prints a remediation as a PowerShell script with its values bound as literals.',
  details: {
    ID: 'the name of a check or a fix, as scan and explain print it',
    '--set': 'the value of a parameter of the script; what is not set stays open, to be filled in',
  },
  examples: [
    "remediate Get-GmsaPasswordReader --set 'Gmsa=mdiSvc01'",
    'remediate Get-SensorService > check.ps1',
  ],
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
    if (remediation === undefined) throw new UsageError(noRemediation(id, catalog));
    const bound = bindRemediation(remediation, parseAssignments(values.set));
    if (!bound.ok) throw new UsageError(bound.reason);
    context.stdout(bound.script);
    return exitStatus.done;
  },
};

/** Who names an error means the scripts that it asks for. */
function noRemediation(id: string, catalog: Catalog): string {
  const signature = catalog.findSignature(id);
  if (signature !== undefined) {
    const names = signature.remedies.map((use) => use.id).join(', ');
    return `${signature.id} is a known error, no remediation. ${names === '' ? 'It has none.' : `Its remediations are ${names}.`}`;
  }
  const names = catalog.remediations.map((remediation) => remediation.id);
  return `There is no remediation '${id}'.${didYouMean(id, names)} \`iplog-lens explain\` names those of an error.`;
}

function parseAssignments(pairs: readonly string[]): Record<string, string> {
  const values: Record<string, string> = {};
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    if (at <= 0)
      throw new UsageError(`--set takes Name=Value; '${pair}' has no ${at < 0 ? 'value' : 'name'}.`);
    values[pair.slice(0, at)] = pair.slice(at + 1);
  }
  return values;
}
