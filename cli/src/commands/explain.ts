import { explainText, explanationReport } from '#engine';
import { readStandardInput } from '#host';
import { type Command, exitStatus, UsageError } from '../command.ts';
import { didYouMean } from '../did-you-mean.ts';
import { parseChoice } from '../parse-options.ts';

const formats = ['text', 'json'] as const;

export const explainCommand: Command = {
  name: 'explain',
  usage: 'explain TEXT [--format text|json]',
  summary: 'Says what a pasted message, code or id means; - reads it from standard input.',
  details: {
    TEXT: 'a message, a stack, an alert title, a code in any notation (0x80070643, -2147023293) or an id',
    '--format': 'text for people, json for programs',
  },
  examples: [
    "explain 'The LDAP server is unavailable'",
    'explain 1603',
    'explain -- "--a text that looks like an option"',
  ],
  async run(args, context) {
    const { text: words, format } = parse(args);
    const text = words.length === 1 && words[0] === '-' ? await readStandardInput() : words.join(' ');
    if (text.trim() === '') throw new UsageError('explain needs a TEXT, or - for standard input.');
    const catalog = await context.catalog();
    context.stdout(explanationReport(explainText(catalog, text), catalog, format, context.today()));
    return exitStatus.done;
  },
};

/**
 * Read by hand, because what is pasted may look like an option: a leading minus followed by anything but our own
 * options is text (`-2147023293`).
 */
function parse(args: readonly string[]): { text: readonly string[]; format: (typeof formats)[number] } {
  const text: string[] = [];
  let format: (typeof formats)[number] = 'text';
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    if (arg === '--format') {
      const value = args[++i];
      if (value === undefined) throw new UsageError('--format needs text or json.');
      format = parseChoice('format', value, formats);
    } else if (arg.startsWith('--format=')) {
      format = parseChoice('format', arg.slice('--format='.length), formats);
    } else if (arg === '--') {
      text.push(...args.slice(i + 1));
      break;
    } else if (isMeantAsOption(arg, text.length === 0)) {
      const [name = arg] = arg.split('=');
      throw new UsageError(
        `There is no option '${name}'.${didYouMean(name, options)} Put -- before a text that looks like one.`,
      );
    } else text.push(arg);
  }
  return { text, format };
}

const options = ['--format', '--help'];

/** Behind words of a text a minus may belong to it; a misspelt option of ours never does. */
function isMeantAsOption(arg: string, isFirst: boolean): boolean {
  const [name = arg] = arg.split('=');
  return /^--?[a-z][a-z-]*$/.test(name) && (isFirst || didYouMean(name, options) !== '');
}
