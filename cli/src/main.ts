import { terminalText } from '#engine';
import { SourceError } from '#host';
import { type Command, type CommandContext, exitStatus, UsageError } from './command.ts';
import { didYouMean } from './did-you-mean.ts';
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
  // `help scan` asks for the same as `scan --help`.
  const [name, ...rest] = args[0] === 'help' ? [...args.slice(1), '--help'] : args;
  if (name === undefined || name === '--help' || name === '-h') {
    context.stdout(help());
    return name === undefined ? exitStatus.unusable : exitStatus.done;
  }
  if (name === '--version' || name === '-V') {
    context.stdout(`${context.version}\n`);
    return exitStatus.done;
  }
  const command = commands.find((candidate) => candidate.name === name);
  try {
    if (command === undefined) {
      const names = commands.map((candidate) => candidate.name);
      throw new UsageError(
        `There is no command '${name}'.${didYouMean(name, names)} \`iplog-lens --help\` lists them.`,
      );
    }
    if (asksForHelp(rest)) {
      context.stdout(helpOn(command));
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

/** Behind `--` stands text, whatever it looks like. */
function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  const options = end < 0 ? args : args.slice(0, end);
  return options.includes('--help') || options.includes('-h');
}

function helpOn({ usage, summary, details = {}, examples = [] }: Command): string {
  const rows = Object.entries(details);
  const width = Math.max(0, ...rows.map(([words]) => words.length));
  return [
    `Usage: iplog-lens ${usage}`,
    summary,
    ...(rows.length === 0 ? [] : ['']),
    ...rows.map(([words, what]) => `  ${words.padEnd(width)}  ${what}`),
    ...(examples.length === 0 ? [] : ['', 'Examples:']),
    ...examples.map((example) => `  iplog-lens ${example}`),
    '',
  ].join('\n');
}

function help(): string {
  const lines = commands.map(({ usage, summary }) => `  iplog-lens ${usage}\n      ${summary}`);
  return `IPLog Lens finds known errors in logs of the Information Protection scanner and of Defender for Identity
sensors, explains them and prints the right PowerShell. It changes nothing and sends nothing anywhere.

${lines.join('\n')}

PATH is a file, a folder or a zip, also a zip in a zip (case.zip!/logs.zip); - is standard input.
To read more on a command: iplog-lens help scan
Exit status: 0 done, 1 findings at or above --fail-on, 2 wrong usage or nothing readable.
`;
}
