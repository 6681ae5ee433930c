import { type Command, exitStatus } from '../command.ts';
import { parseOptions } from '../parse-options.ts';

export const lspCommand: Command = {
  name: 'lsp',
  usage: 'lsp --stdio',
  summary: 'Runs the language server for any editor, over standard input and output.',
  async run(args) {
    parseOptions({ args: [...args], options: { stdio: { type: 'boolean', default: true } } });
    // The connection reads its transport from the arguments of the process.
    if (!process.argv.includes('--stdio')) process.argv.push('--stdio');
    // The server is a bundle of its own, loaded only here; it starts by itself and ends the process.
    await import('#server');
    return exitStatus.done;
  },
};
