import { createRequire } from 'node:module';
import { Language, type Node, Parser } from 'web-tree-sitter';

const require = createRequire(import.meta.url);
let parser: Promise<Parser> | undefined;

/** The syntax tree of a script. The grammar is tree-sitter-powershell's; PowerShell itself is not here. */
export async function parsePowerShell(script: string): Promise<Node> {
  const tree = (await (parser ??= createParser())).parse(script);
  if (tree === null) throw new Error('The grammar gave no tree.');
  return tree.rootNode;
}

async function createParser(): Promise<Parser> {
  await Parser.init();
  const created = new Parser();
  created.setLanguage(
    await Language.load(require.resolve('tree-sitter-powershell/tree-sitter-powershell.wasm')),
  );
  return created;
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
