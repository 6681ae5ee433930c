import { type Command, exitStatus } from '../command.ts';
import { parseOptions } from '../parse-options.ts';

export const lspCommand: Command = {
  name: 'lsp',
  usage: 'lsp --stdio',
  summary: 'Runs the language server for any editor, over standard input and output.',
  async run(args) {
    parseOptions({ args: [...args], options: { stdio: { type: 'boolean', default: true } } });
    // The server is a bundle of its own and is loaded only here; it ends the process itself.
    const { startOverStdio } = await import('#server');
    await startOverStdio();
    return exitStatus.done;
  },
};
