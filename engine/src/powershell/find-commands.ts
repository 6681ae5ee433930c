import type { ScriptNode } from './script-parser.ts';

/** One command of a script. Offsets count UTF-16 units. */
export interface ScriptCommand {
  /** What PowerShell looks up: quotes are gone; undefined when it is computed. */
  readonly name: string | undefined;
  /** The name as written, from `start` to `end`. */
  readonly start: number;
  readonly end: number;
  readonly args: readonly ScriptArgument[];
}

export interface ScriptArgument {
  /** Name of the parameter without its dash, for `-Name`. */
  readonly parameter?: string;
  /** As written. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The commands of a script in their order. They are found by their names, not by the rule around them: where the
 * grammar stumbles over an argument, the name is there all the same.
 *
 * @param text the script as written; the tree may be of its {@link parserView}
 */
export function findCommands(root: ScriptNode, text: string): ScriptCommand[] {
  return root.descendantsOfType(['command_name', 'command_name_expr']).flatMap((node) => {
    // `command_name_expr` holds the name when it is quoted or computed, and may hold a `command_name`.
    if (node === null || node.parent?.type === 'command_name_expr') return [];
    const { startIndex: start, endIndex: end } = node;
    return [{ name: readName(text.slice(start, end)), start, end, args: findArguments(node, text) }];
  });
}

/** A name from its source text, as PowerShell's own `GetCommandName` gives it. */
function readName(source: string): string | undefined {
  const quoted = /^(['"\u2018-\u201e])(.*)(['"\u2018-\u201e])$/s.exec(source);
  if (quoted !== null) {
    const [, quote = '', inner = ''] = quoted;
    const single = "'\u2018\u2019\u201a\u201b".includes(quote);
    return single ? inner.replaceAll("''", "'") : inner.includes('$') ? undefined : inner;
  }
  if (/^[({@$]/.test(source)) return undefined;
  return source.replace(/`(.)/g, '$1').replace(/"/g, '');
}

/** Parts of a command that are no arguments. */
const between = new Set(['command_argument_sep', 'comment', 'redirection', 'redirections', 'stop_parsing']);

function findArguments(name: ScriptNode, text: string): ScriptArgument[] {
  const siblings = name.parent?.children ?? [];
  const after = siblings.slice(siblings.findIndex((node) => node?.startIndex === name.startIndex) + 1);
  const found: ScriptArgument[] = [];
  for (const node of after.flatMap((one) => (one?.type === 'command_elements' ? one.children : [one]))) {
    if (node === null || between.has(node.type) || node.startIndex < (found.at(-1)?.end ?? 0)) continue;
    // Outside of a command the grammar has lost its way: what follows on the line is taken as arguments.
    if (name.parent?.type !== 'command' && /[\r\n|;]/.test(text.slice(name.endIndex, node.endIndex))) break;
    const argument = node.type === 'command_parameter' ? findParameter(text, node.startIndex) : undefined;
    const { startIndex: start, endIndex: end } = node;
    const before = found.at(-1);
    // A list is one argument; its commas are not in the tree where words stand between them.
    if (before !== undefined && /^\s*,\s*$/.test(text.slice(before.end, start))) {
      found[found.length - 1] = { text: text.slice(before.start, end), start: before.start, end };
    } else found.push(argument ?? { text: text.slice(start, end), start, end });
  }
  return found;
}

/** The grammar ends a parameter at its first digit; PowerShell does not. */
function findParameter(text: string, start: number): ScriptArgument | undefined {
  const [source, parameter] = /^.(\w+)/.exec(text.slice(start, start + MAX_PARAMETER)) ?? [];
  if (source === undefined || parameter === undefined) return undefined;
  return { parameter, text: source, start, end: start + source.length };
}

/** No parameter is longer, in UTF-16 units. */
const MAX_PARAMETER = 200;
