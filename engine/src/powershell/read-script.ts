import { findCommands, type ScriptArgument, type ScriptCommand } from './find-commands.ts';
import type { ScriptNode, ScriptParser } from './script-parser.ts';
import { parserView } from './script-view.ts';

/** What rules look at. Names are in lower case, because PowerShell compares them without case. */
export interface Script {
  readonly text: string;
  readonly commands: readonly ScriptCommand[];
  /** Values of variables (`$secret`) and of keys of hash tables (`appsecret`), by name. */
  readonly values: ReadonlyMap<string, readonly ScriptValue[]>;
  /** Functions and aliases that the script makes itself: what is called by these names is not ours. */
  readonly ownNames: ReadonlySet<string>;
  /** Names that the script asks `Get-Command` for: it knows that they may not be there. */
  readonly askedNames: ReadonlySet<string>;
  /** Comments and strings, in the order of the text. */
  readonly quotes: readonly ScriptQuote[];
}

/** A comment or a string with its marks. Offsets count UTF-16 units. */
export interface ScriptQuote {
  readonly start: number;
  readonly end: number;
  readonly comment: boolean;
}

/** The source text of a value. Offsets count UTF-16 units. */
export interface ScriptValue {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What stands in a script, undefined where the parser gave up on it. */
export function readScript(parser: ScriptParser, text: string): Script | undefined {
  return parser.parse(parserView(text), (root) => readTree(root, text));
}

function readTree(root: ScriptNode, text: string): Script {
  const commands = findCommands(root, text);
  return {
    text,
    commands,
    values: findValues(root, text),
    ownNames: findOwnNames(root, commands),
    askedNames: findAskedNames(commands),
    quotes: root
      .descendantsOfType(['comment', 'string_literal'])
      .flatMap((node) =>
        node === null
          ? []
          : [{ start: node.startIndex, end: node.endIndex, comment: node.type === 'comment' }],
      ),
  };
}

function findValues(root: ScriptNode, text: string): Map<string, ScriptValue[]> {
  const values = new Map<string, ScriptValue[]>();
  for (const node of root.descendantsOfType(['assignment_expression', 'hash_entry'])) {
    const parts = node?.children.filter((child) => child !== null && child.type !== ';') ?? [];
    const [left] = parts;
    const right = parts.at(-1);
    if (left === undefined || left === null || right === undefined || right === null || left === right)
      continue;
    const name = plainText(left.text).toLowerCase();
    const { startIndex: start, endIndex: end } = right;
    const list = values.get(name) ?? [];
    list.push({ text: text.slice(start, end), start, end });
    values.set(name, list);
  }
  return values;
}

function findOwnNames(root: ScriptNode, commands: readonly ScriptCommand[]): Set<string> {
  const names = new Set<string>();
  for (const node of root.descendantsOfType(['function_name'])) {
    if (node !== null) names.add(node.text.replace(/^(?:global|script|local|private):/i, '').toLowerCase());
  }
  for (const { name, args } of commands) {
    if (!/^(?:set-alias|new-alias|sal|nal)$/i.test(name ?? '')) continue;
    const alias = findArgument(args, 'Name') ?? args.find(({ parameter }) => parameter === undefined);
    if (alias !== undefined) names.add(plainText(alias.text).toLowerCase());
  }
  return names;
}

function findAskedNames(commands: readonly ScriptCommand[]): Set<string> {
  const asked = commands.filter(({ name }) => /^(?:get-command|gcm)$/i.test(name ?? ''));
  const words = asked.flatMap(({ args }) => args.flatMap(({ text }) => text.split(/[\s,'"()@]+/)));
  return new Set(words.map((word) => word.toLowerCase()));
}

/** The value that follows a parameter, which may be cut short as far as PowerShell allows. */
export function findArgument(args: readonly ScriptArgument[], name: string): ScriptArgument | undefined {
  const index = args.findIndex((argument) => isParameter(argument, name));
  const value = index < 0 ? undefined : args[index + 1];
  return value?.parameter === undefined ? value : undefined;
}

/** True for `-Name` and for what PowerShell takes for it: any beginning, in any case. */
export function isParameter({ parameter }: ScriptArgument, name: string): boolean {
  return (
    parameter !== undefined && parameter !== '' && name.toLowerCase().startsWith(parameter.toLowerCase())
  );
}

/** The text of a quoted word, other text as it is. */
export function plainText(source: string): string {
  return source.replace(/^(['"\u2018-\u201e])(.*)['"\u2018-\u201e]$/s, '$2');
}

/** True for a literal text: quoted without a variable in it, or a bare word. */
export function isLiteral(source: string): boolean {
  const text = source.trim();
  return (
    /^['\u2018-\u201b]/.test(text) ||
    (/^["\u201c-\u201e]/.test(text) ? !/[$`]/.test(text) : /^[^$(@{[\-,]/.test(text))
  );
}
