import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import type { Catalog } from '#engine';
import type { CommandContext } from '../../cli/src/command.ts';
import { main } from '../../cli/src/main.ts';
import { getRealCatalog } from './real-catalog.ts';

export interface CliResult {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Files that the command wrote, by the path it named. */
  readonly files: ReadonlyMap<string, string>;
}

export interface CliSetup {
  /** What is piped into it. */
  readonly input?: string | Uint8Array;
  readonly isTerminal?: boolean;
  readonly now?: () => number;
  readonly catalog?: () => Promise<Catalog>;
  readonly writeFile?: CommandContext['writeFile'];
}

/** Runs one command line in this process, with the real knowledge and files, but its own streams. */
export async function runCli(args: readonly string[], setup: CliSetup = {}): Promise<CliResult> {
  let stdout = '';
  let stderr = '';
  const files = new Map<string, string>();
  const restore = replaceStandardInput(setup.input ?? '');
  try {
    const status = await main(args, {
      stdout: (text) => {
        stdout += text;
      },
      stderr: (text) => {
        stderr += text;
      },
      isTerminal: setup.isTerminal ?? false,
      version: '0.0.1',
      catalog: setup.catalog ?? (async () => getRealCatalog()),
      now: setup.now ?? (() => performance.now()),
      today: () => '2026-03-14',
      writeFile:
        setup.writeFile ??
        (async (file, text) => {
          files.set(file, text);
        }),
    });
    return { status, stdout, stderr, files };
  } finally {
    restore();
  }
}

/** Commands read `process.stdin`; in the process of the tests that is somebody else's. */
function replaceStandardInput(input: string | Uint8Array): () => void {
  const own = Object.getOwnPropertyDescriptor(process, 'stdin');
  Object.defineProperty(process, 'stdin', { configurable: true, value: Readable.from([Buffer.from(input)]) });
  return () => {
    if (own !== undefined) Object.defineProperty(process, 'stdin', own);
  };
}

/** Nothing that orders a terminal about, or turns the direction of text, may come out of a command. */
export function assertNoEscapes(output: string): void {
  assert.doesNotMatch(output, /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
}
