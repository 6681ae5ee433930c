import { readFile } from 'node:fs/promises';
import { setFlagsFromString } from 'node:v8';
import type { Parser } from 'web-tree-sitter';
import type { ScriptNode, ScriptParser } from '#engine';
import { processorTime } from './processor-time.ts';

/** Longer scripts are not parsed: they are data or made by a program. In UTF-16 units. */
export const MAX_SCRIPT = 500_000;

/** How long a parse may hold up everything else, in milliseconds of processor time. */
const PATIENCE = 1000;

/** The two files of the parser, which the build copies beside the bundles. */
export interface GrammarFiles {
  readonly runtime: string;
  readonly language: string;
}

/** Loads tree-sitter with the grammar of PowerShell. Takes tens of milliseconds, so ask for it when it is needed. */
export async function loadGrammar({ runtime, language }: GrammarFiles): Promise<Parser> {
  // Imported here, so that programs that parse no script do not even read it.
  const [{ Language, Parser }, runtimeBytes, languageBytes] = await Promise.all([
    import('web-tree-sitter'),
    readFile(runtime),
    readFile(language),
  ]);
  // The bytes are given, because a bundle has no place of its own to look beside.
  await Parser.init({ wasmBinary: runtimeBytes });
  const parser = new Parser();
  setFlags('no-');
  try {
    parser.setLanguage(await Language.load(languageBytes));
  } finally {
    setFlags('');
  }
  return parser;
}

/**
 * V8 would optimise the grammar in the background. Its tables are one function so large that this takes a processor
 * for a minute, and a process waits for it before it ends. Compiled at once and never again, it is as fast as it needs
 * to be. What is compiled later is optimised as ever.
 */
function setFlags(no: 'no-' | ''): void {
  for (const name of ['wasm-tier-up', 'wasm-dynamic-tiering', 'wasm-lazy-compilation']) {
    setFlagsFromString(`--${no}${name}`);
  }
}

/** The parser that the engine takes. Rejects where the files are missing or not ours. */
export async function loadScriptParser(files: GrammarFiles): Promise<ScriptParser> {
  const parser = await loadGrammar(files);
  return {
    parse(text, use) {
      if (text.length > MAX_SCRIPT) return undefined;
      const [end, most] = [performance.now() + PATIENCE, processorTime() + PATIENCE];
      // The clock is asked first, because it is asked often and costs less.
      const progressCallback = (): boolean => performance.now() > end && processorTime() > most;
      const tree = parser.parse(text, null, { progressCallback });
      if (tree === null) {
        // Else the next parse would go on where this one stopped.
        parser.reset();
        return undefined;
      }
      try {
        return use(tree.rootNode satisfies ScriptNode);
      } finally {
        // The tree is in WebAssembly's memory, which no garbage collector sees.
        tree.delete();
      }
    },
  };
}
