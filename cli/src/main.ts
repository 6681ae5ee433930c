import { terminalText } from '#engine';
import { SourceError } from '#host';
import { type Command, type CommandContext, exitStatus, UsageError } from './command.ts';
import { explainCommand } from './commands/explain.ts';
import { lspCommand } from './commands/lsp.ts';
import { remediateCommand } from './commands/remediate.ts';
import { scanCommand } from './commands/scan.ts';
import { searchCommand } from './commands/search.ts';
import { signaturesCommand } from './commands/signatures.ts';
import { statusCommand } from './commands/status.ts';

const commands: readonly Command[] = [
  scanCommand,
  searchCommand,
  statusCommand,
  explainCommand,
  remediateCommand,
  signaturesCommand,
  lspCommand,
];

/** In UTF-16 units. */
const MAX_MESSAGE = 1000;

/** Runs one command line, without the program's own name, and returns the exit status. */
export async function main(args: readonly string[], context: CommandContext): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    context.stdout(help());
    return name === undefined ? exitStatus.unusable : exitStatus.done;
  }
  if (name === '--version') {
    context.stdout(`${context.version}\n`);
    return exitStatus.done;
  }
  const command = commands.find((candidate) => candidate.name === name);
  try {
    if (command === undefined) {
      throw new UsageError(`There is no command '${name}'. \`iplog-lens --help\` lists them.`);
    }
    if (rest.includes('--help') || rest.includes('-h')) {
      context.stdout(`Usage: iplog-lens ${command.usage}\n${command.summary}\n`);
      return exitStatus.done;
    }
    return await command.run(rest, context);
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof SourceError)) throw error;
    // It may quote an argument, and an argument may be a name from somewhere else.
    context.stderr(`iplog-lens: ${terminalText(error.message, MAX_MESSAGE)}\n`);
    if (error instanceof UsageError && command !== undefined)
      context.stderr(`Usage: iplog-lens ${command.usage}\n`);
    return exitStatus.unusable;
  }
}

function help(): string {
  const lines = commands.map(({ usage, summary }) => `  iplog-lens ${usage}\n      ${summary}`);
  return `IPLog Lens finds known errors in logs of the Information Protection scanner and of Defender for Identity
sensors, explains them and prints the right PowerShell. It changes nothing and sends nothing anywhere.

${lines.join('\n')}

PATH is a file, a folder or a zip; - is standard input.
Exit status: 0 done, 1 findings at or above --fail-on, 2 wrong usage or nothing readable.
`;
}
