import { type Catalog, checkSignatureFiles, isUsable, type Signature, terminalText } from '#engine';
import { readSignatureFiles, tryPattern } from '#host';
import { type Command, type CommandContext, exitStatus, UsageError } from '../command.ts';
import { parseOptions } from '../parse-options.ts';

export const signaturesCommand: Command = {
  name: 'signatures',
  usage: 'signatures check [DIR]',
  summary: 'Counts the built-in signatures, or checks those of a folder against them.',
  details: { DIR: 'a folder with .yaml files, one signature each; see CONTRIBUTING.md' },
  examples: ['signatures check', 'signatures check ~/team-signatures'],
  async run(args, context) {
    const { positionals } = parseOptions({ args: [...args], allowPositionals: true, options: {} });
    const [verb, folder, ...more] = positionals;
    if (verb !== 'check' || more.length > 0) throw new UsageError('signatures knows one verb: check [DIR].');
    const catalog = await context.catalog();
    if (folder !== undefined) return await checkFolder(folder, catalog, context);
    context.stdout(counts(catalog.signatures, catalog.remediations.length));
    return exitStatus.done;
  },
};

/** Exit status 0 when every file is a usable signature, 1 when one is refused, 2 when nothing could be read. */
async function checkFolder(folder: string, catalog: Catalog, context: CommandContext): Promise<number> {
  let files: Awaited<ReturnType<typeof readSignatureFiles>>;
  try {
    files = await readSignatureFiles(folder);
  } catch (error) {
    throw new UsageError(
      `${folder} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  if (files.length === 0) throw new UsageError(`There is no .yaml file in ${folder}.`);
  const { accepted, problems } = checkSignatureFiles(files, catalog, tryPattern);
  for (const { file, line, column, severity, message } of problems) {
    context.stdout(`${terminalText(file)}:${line}:${column}: ${severity}: ${terminalText(message, 400)}\n`);
  }
  context.stdout(`${accepted.length} of ${files.length} files are usable signatures.\n`);
  return isUsable(problems) ? exitStatus.done : exitStatus.findings;
}

function counts(signatures: readonly Signature[], remediations: number): string {
  const by = (title: string, keyOf: (signature: Signature) => string): string => {
    const tally = new Map<string, number>();
    for (const signature of signatures) tally.set(keyOf(signature), (tally.get(keyOf(signature)) ?? 0) + 1);
    const parts = [...tally].sort(([, a], [, b]) => b - a).map(([key, count]) => `${key} ${count}`);
    return `  ${title.padEnd(11)}${parts.join(', ')}\n`;
  };
  return (
    `${signatures.length} signatures, ${remediations} remediations\n` +
    by('product', ({ product }) => product) +
    by('role', ({ role }) => role) +
    by('maturity', ({ maturity }) => maturity) +
    by('confidence', ({ confidence }) => confidence) +
    by('status', ({ status }) => status)
  );
}
