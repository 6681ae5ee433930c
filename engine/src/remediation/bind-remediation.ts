import type { Remediation, RemediationParameter } from '../model/remediation.ts';
import { askForSecret, toParameterLiteral } from './parameter-value.ts';
import { unquote } from './powershell-text.ts';
import { quotePowerShell } from './quote-powershell.ts';
import { headComments, oneLine, type Provenance, tailComments } from './script-comments.ts';
import { choicePlaceholder, escapeSnippet, placeholder } from './snippet-syntax.ts';

export type BoundRemediation =
  | {
      readonly ok: true;
      /** PowerShell source text with LF line ends. */
      readonly script: string;
      /** The same as an LSP snippet, with a placeholder for every value that is missing. */
      readonly snippet: string;
    }
  | { readonly ok: false; /** One sentence for a person. */ readonly reason: string };

/**
 * The script of a remediation with values for its parameters. Values stand only in assignments above the script's
 * static body, each as one literal; a parameter without a value keeps its default, or shows what is missing or what
 * else it may be.
 *
 * @param values by parameter name, whatever the case; untrusted text
 */
export function bindRemediation(
  remediation: Remediation,
  values: Readonly<Record<string, string>>,
  provenance?: Provenance,
): BoundRemediation {
  const given = new Map(Object.entries(values).map(([name, value]) => [name.toLowerCase(), value]));
  const unknown = Object.keys(values).find((name) => findParameter(remediation, name) === undefined);
  if (unknown !== undefined) return { ok: false, reason: unknownParameter(remediation, unknown) };

  const assignments: Assignment[] = [];
  for (const parameter of remediation.parameters) {
    const value = given.get(parameter.name.toLowerCase());
    if (value === undefined) {
      const isOffered = parameter.mandatory || defaultChoice(parameter) !== undefined;
      if (isOffered) assignments.push(assignNothing(parameter, assignments));
      continue;
    }
    const quoted = toParameterLiteral(parameter, value);
    if (!quoted.ok) {
      return { ok: false, reason: `The value of ${parameter.name} can not be used: ${quoted.reason}.` };
    }
    assignments.push({
      parameter,
      script: quoted.literal,
      snippet: escapeSnippet(quoted.literal),
      isOpen: false,
    });
  }

  // The title comes first because VS Code names an untitled script after its first line.
  const head = [...headComments(remediation, provenance), ...remediation.requires, ''];
  const tail = [callEnd(remediation, assignments), '', ...tailComments(remediation), ''];
  const body = ['& {', ...indent(bodyOf(remediation.script)), ...tail];
  const lines = (side: 'script' | 'snippet'): string[] => [
    ...assignments.map(
      (assignment) => `${sideOf(side, `$${assignment.parameter.name} = `)}${assignment[side]}`,
    ),
    ...(assignments.length > 0 ? [''] : []),
  ];
  return {
    ok: true,
    script: [...head, ...lines('script'), ...body].join('\n'),
    snippet: [...head.map(escapeSnippet), ...lines('snippet'), ...body.map(escapeSnippet)].join('\n'),
  };
}

/** The first words of a parameter's description, for a placeholder: `gMSA name`. */
function labelOf(parameter: RemediationParameter): string {
  const [label = ''] = parameter.description.split(/[,;(.:](?:\s|$)|\s-\s/);
  return label.trim() === '' ? parameter.name : label.trim();
}

interface Assignment {
  readonly parameter: RemediationParameter;
  /** Right-hand sides. */
  readonly script: string;
  readonly snippet: string;
  /** True when the value is still to be filled in. */
  readonly isOpen: boolean;
}

function assignNothing(parameter: RemediationParameter, before: readonly Assignment[]): Assignment {
  const label = labelOf(parameter);
  const secret = askForSecret(parameter, label);
  if (secret !== undefined)
    return { parameter, script: secret, snippet: escapeSnippet(secret), isOpen: false };
  const index = before.filter(({ isOpen }) => isOpen).length + 1;
  const preset = defaultChoice(parameter);
  const script = quote(preset ?? `<${label}>`);
  const choices = [...new Set([...(preset === undefined ? [] : [preset]), ...parameter.choices])];
  const snippet =
    choices.length > 0
      ? choicePlaceholder(
          index,
          choices.map((choice) => quote(choice).slice(1, -1)),
        )
      : placeholder(index, script.slice(1, -1));
  return { parameter, script, snippet: `'${snippet}'`, isOpen: true };
}

function quote(text: string): string {
  const quoted = quotePowerShell(text);
  return quoted.ok ? quoted.literal : "''";
}

/**
 * The entry of the set that the default names. Such a parameter is shown though it needs no value: the others are
 * known, and one of them may be wanted.
 */
function defaultChoice({ choices, defaultText }: RemediationParameter): string | undefined {
  const text = defaultText === undefined ? undefined : unquote(defaultText);
  return choices.find((choice) => choice === text);
}

function findParameter(remediation: Remediation, name: string): RemediationParameter | undefined {
  return remediation.parameters.find((parameter) => parameter.name.toLowerCase() === name.toLowerCase());
}

function unknownParameter({ id, parameters }: Remediation, name: string): string {
  const known =
    parameters.length === 0
      ? 'it takes none'
      : `${parameters.length === 1 ? 'its only parameter is' : 'its parameters are'} ${parameters.map((known) => known.name).join(', ')}`;
  return `${id} has no parameter '${oneLine(name)}'; ${known}.`;
}

/** The end of the call: every assigned parameter by its name, a fix with -WhatIf. */
function callEnd({ kind }: Remediation, assignments: readonly Assignment[]): string {
  const parts = assignments.map(({ parameter }) =>
    parameter.type.toLowerCase() === 'switch'
      ? `-${parameter.name}:$${parameter.name}`
      : `-${parameter.name} $${parameter.name}`,
  );
  return ['}', ...parts, ...(kind === 'fix' ? ['-WhatIf'] : [])].join(' ');
}

/** The lines of a script from its CmdletBinding on: what runs, without the help. */
function bodyOf(script: string): string[] {
  const start = script.search(/^\[CmdletBinding\b/m);
  return script.slice(Math.max(start, 0)).trimEnd().split('\n');
}

/** Four blanks before every line that is not inside a here-string, where blanks would become part of the text. */
function indent(lines: readonly string[]): string[] {
  let end: string | undefined;
  return lines.map((line) => {
    const inside = end !== undefined;
    if (end !== undefined && line.startsWith(end)) end = undefined;
    else if (end === undefined) end = /@(['"])$/.exec(line)?.[1]?.concat('@');
    return inside || line === '' ? line : `    ${line}`;
  });
}

function sideOf(side: 'script' | 'snippet', text: string): string {
  return side === 'script' ? text : escapeSnippet(text);
}
