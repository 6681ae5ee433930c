import type { Node } from 'web-tree-sitter';
import { allNodes } from './parse-powershell.ts';

/** One command of a script. */
export interface ScriptCommand {
  /** Text of the whole command, on one line. */
  readonly text: string;
  /**
   * What it may run: the name as written, or the names that stand in the assignments of the variable that is called
   * with `&`. Programs are without folder and extension, in lower case.
   */
  readonly names: readonly string[];
  /** True inside of `if ($PSCmdlet.ShouldProcess(...)) { ... }`. */
  readonly guarded: boolean;
}

/** The commands of a script, in order. */
export function findCommands(root: Node): ScriptCommand[] {
  const assignments = findAssignments(root);
  const commands: ScriptCommand[] = [];
  for (const node of allNodes(root)) {
    if (node.type !== 'command') continue;
    const [first, second] = node.children;
    const called = first?.type === 'command_invokation_operator' ? second : first;
    commands.push({
      text: node.text.replace(/\s+/g, ' '),
      names: namesOf(called?.text ?? '', assignments),
      guarded: isGuarded(node),
    });
  }
  return commands;
}

/** Method calls, which may change state just as commands do. */
export function findMethodCalls(
  root: Node,
): { readonly text: string; readonly name: string; readonly guarded: boolean }[] {
  const calls: { text: string; name: string; guarded: boolean }[] = [];
  for (const node of allNodes(root)) {
    if (node.type !== 'invokation_expression') continue;
    const name = node.children.find((child) => child?.type === 'member_name')?.text ?? '';
    calls.push({ text: node.text.replace(/\s+/g, ' '), name, guarded: isGuarded(node) });
  }
  return calls;
}

/** Right sides of assignments, by the variable's name in lower case. */
function findAssignments(root: Node): ReadonlyMap<string, string> {
  const assignments = new Map<string, string>();
  for (const node of allNodes(root)) {
    if (node.type !== 'assignment_expression') continue;
    const name = node.children[0]?.text.toLowerCase() ?? '';
    assignments.set(name, `${assignments.get(name) ?? ''}\n${node.children.at(-1)?.text ?? ''}`);
  }
  return assignments;
}

function namesOf(called: string, assignments: ReadonlyMap<string, string>): string[] {
  if (!called.startsWith('$')) return [plainName(called)];
  const text = assignments.get(called.toLowerCase()) ?? '';
  const more = [...text.matchAll(/\$\w+/g)].map(([name]) => assignments.get(name.toLowerCase()) ?? '');
  const literals = [text, ...more].join('\n').matchAll(/(['"])([^'"\n]+)\1/g);
  const names = [...literals]
    .map(([, , literal = '']) => literal)
    .filter((literal) => /^[A-Za-z]+-\w+$|\.exe$/i.test(literal));
  return names.length === 0 ? [called] : names.map(plainName);
}

function plainName(text: string): string {
  const plain = text.replace(/^["']|["']$/g, '');
  return /[\\/]|\.exe$/i.test(plain) || !plain.includes('-')
    ? plain
        .replace(/^.*[\\/]/, '')
        .replace(/\.exe$/i, '')
        .toLowerCase()
    : plain;
}

function isGuarded(node: Node): boolean {
  for (let parent = node.parent; parent !== null; parent = parent.parent) {
    if (parent.type !== 'if_statement' && parent.type !== 'elseif_clause') continue;
    const block = parent.children.find((child) => child?.type === 'statement_block');
    const condition = parent.children.find((child) => child?.type === 'pipeline')?.text ?? '';
    const inside =
      block !== undefined &&
      block !== null &&
      block.startIndex <= node.startIndex &&
      node.endIndex <= block.endIndex;
    if (inside && condition.startsWith('$PSCmdlet.ShouldProcess(')) return true;
  }
  return false;
}
