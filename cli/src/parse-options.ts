import { parseArgs, type ParseArgsConfig } from 'node:util';
import { UsageError } from './command.ts';
import { didYouMean } from './did-you-mean.ts';

/** `node:util`'s parseArgs, strict, with its complaints as {@link UsageError}. */
export function parseOptions<T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new UsageError(complaint(error, config));
  }
}

/** One of a few words, or a complaint that lists them. */
export function parseChoice<T extends string>(option: string, value: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) {
    throw new UsageError(
      `--${option} takes ${choices.join(', ')}; '${value}' is none of them.${didYouMean(value, choices)}`,
    );
  }
  return found;
}

/** Node names the option but not the one that was meant, and of `-format` only the first letter. */
function complaint(error: unknown, { args = [], options = {} }: ParseArgsConfig): string {
  const message = error instanceof Error ? error.message : String(error);
  const [, unknown] = /^Unknown option '(-[^']*)'/.exec(message) ?? [];
  if (unknown === undefined) return message;
  const typed = args.find((arg) => arg.startsWith(unknown)) ?? unknown;
  const [name = typed] = typed.split('=');
  const known = Object.keys(options).map((option) => `--${option}`);
  return `There is no option '${name}'.${didYouMean(name, known)} Put -- before a name that begins with a minus.`;
}
