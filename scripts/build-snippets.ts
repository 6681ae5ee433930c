import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { bindRemediation, choicePlaceholder, escapeSnippet, placeholder, type Remediation } from '#engine';

/** One entry of a VS Code snippet file. */
export interface Snippet {
  readonly prefix: string;
  readonly description: string;
  /** Lines of the snippet, in the syntax of snippets. */
  readonly body: readonly string[];
}

/** What running a command does, as snippets/commands.yaml says it, in words. */
const effects = {
  reads: 'Reads only.',
  whatif: 'Runs with -WhatIf: nothing changes until you remove it.',
  acts: 'Changes state as soon as it runs.',
} as const;

/** One command of snippets/commands.yaml; snippets/README.md explains the fields. */
export interface CommandSnippet {
  readonly name: string;
  readonly title: string;
  readonly effect: keyof typeof effects;
  readonly note?: string;
  readonly generations?: Readonly<Record<string, readonly string[]>>;
  readonly values?: Readonly<
    Record<string, { readonly text: string } | { readonly choices: readonly string[] }>
  >;
  readonly body: string;
}

/** The folder of the snippets below the root. */
const folder = 'snippets';

/** The generated file. */
export const snippetsPath = `${folder}/powershell.json`;

/** The commands that are written by hand. The file is ours; a test checks each of them. */
export function readCommandSnippets(root: string): readonly CommandSnippet[] {
  return parse(readFileSync(path.join(root, folder, 'commands.yaml'), 'utf8')) as readonly CommandSnippet[];
}

/** The snippets by their names, as VS Code shows them. Throws when two have one name or one prefix. */
export function buildSnippets(
  remediations: readonly Remediation[],
  commands: readonly CommandSnippet[],
): ReadonlyMap<string, Snippet> {
  const snippets = new Map<string, Snippet>();
  const prefixes = new Set<string>();
  const all = [
    ...remediations.map((remediation) => [remediation.title, fromRemediation(remediation)] as const),
    ...commands.map((command) => [command.title, fromCommand(command)] as const),
  ];
  for (const [name, snippet] of all) {
    // VS Code compares prefixes without regard to case.
    const prefix = snippet.prefix.toLowerCase();
    if (snippets.has(name) || prefixes.has(prefix))
      throw new Error(`Two snippets are called "${name}", or have the prefix ${snippet.prefix}.`);
    snippets.set(name, snippet);
    prefixes.add(prefix);
  }
  return snippets;
}

/** The text of snippets/powershell.json. */
export function generateSnippets(root: string, remediations: readonly Remediation[]): string {
  const snippets = buildSnippets(remediations, readCommandSnippets(root));
  return `${JSON.stringify(Object.fromEntries(snippets), undefined, 2)}\n`;
}

/** The whole script, as a quick fix inserts it, with every value open. */
function fromRemediation(remediation: Remediation): Snippet {
  const { id, kind, title } = remediation;
  const bound = bindRemediation(remediation, {});
  if (!bound.ok) throw new Error(`${id} can not be bound: ${bound.reason}`);
  return {
    prefix: `ipl-${kind}-${id}`,
    description: `IPLog Lens, ${kind}: ${title}`,
    body: bound.snippet.trimEnd().split('\n'),
  };
}

function fromCommand(command: CommandSnippet): Snippet {
  const { name, title, effect, note, generations = {} } = command;
  return {
    prefix: `ipl-run-${name}`,
    description: `IPLog Lens, command: ${title}`,
    body: [
      `# ${title}. ${effects[effect]}`.replace('?.', '?'),
      ...(note === undefined ? [] : [`# ${note}`]),
      ...Object.entries(generations).flatMap(([variable, names]) => takeGeneration(variable, names)),
    ]
      .map(escapeSnippet)
      .concat(fillIn(command).trimEnd().split('\n')),
  };
}

/** Takes the cmdlet that the machine has, the newer one first, and says so when it has none. */
function takeGeneration(variable: string, names: readonly string[]): string[] {
  const list = names.map((name) => `'${name}'`).join(', ');
  return [
    `$${variable} = Get-Command -Name ${list} -ErrorAction SilentlyContinue | Select-Object -First 1`,
    `if ($null -eq $${variable}) { throw 'Neither ${names.join(' nor ')} is here: use Windows PowerShell 5.1 on the scanner server.' }`,
  ];
}

/** The body with its `{{names}}` as places to fill in; the same name is the same place. */
function fillIn({ name, body, values = {} }: CommandSnippet): string {
  const order: string[] = [];
  return body
    .split(/\{\{(\w+)\}\}/)
    .map((piece, i) => {
      if (i % 2 === 0) return escapeSnippet(piece);
      const value = values[piece];
      if (value === undefined) throw new Error(`The snippet ${name} does not say what {{${piece}}} is.`);
      const known = order.indexOf(piece);
      if (known >= 0) return `\${${known + 1}}`;
      order.push(piece);
      return 'choices' in value
        ? choicePlaceholder(order.length, value.choices)
        : placeholder(order.length, value.text);
    })
    .join('');
}
