import { createRequire } from 'node:module';
import type { Node, Parser } from 'web-tree-sitter';
import type { ScriptParser } from '#engine';
import { type GrammarFiles, loadScriptParser } from '#host';
import { loadGrammar } from '../../host/src/node/load-script-parser.ts';

const require = createRequire(import.meta.url);

/** The parser's files as npm brings them, so that tests need no build. */
const grammarFiles: GrammarFiles = {
  runtime: require.resolve('web-tree-sitter/web-tree-sitter.wasm'),
  language: require.resolve('tree-sitter-powershell/tree-sitter-powershell.wasm'),
};

let grammar: Promise<Parser> | undefined;
let scriptParser: Promise<ScriptParser> | undefined;

/** The parser that the server uses, loaded once for all tests of a run. */
export async function getScriptParser(): Promise<ScriptParser> {
  return await (scriptParser ??= loadScriptParser(grammarFiles));
}

/** The syntax tree of a script, for as long as the test likes. */
export async function parsePowerShell(script: string): Promise<Node> {
  const tree = (await (grammar ??= loadGrammar(grammarFiles))).parse(script);
  if (tree === null) throw new Error('The grammar gave no tree.');
  return tree.rootNode;
}

/** All nodes, parents before children. */
export function* allNodes(node: Node): Generator<Node> {
  yield node;
  for (const child of node.children) if (child !== null) yield* allNodes(child);
}

/** Places that the grammar can not read. */
export function findSyntaxErrors(root: Node): string[] {
  const errors: string[] = [];
  for (const node of allNodes(root)) {
    if (!node.isError && !node.isMissing) continue;
    const { row, column } = node.startPosition;
    errors.push(
      `${row + 1}:${column + 1} ${node.isMissing ? 'missing' : 'unexpected'} ${JSON.stringify(node.text.slice(0, 60))}`,
    );
  }
  return errors;
}
