import type { RemediationParameter } from '../model/remediation.ts';
import { parameterTypes } from './parameter-value.ts';
import { skipPart, splitAtCommas, unquote } from './powershell-text.ts';

/** A mistake with its offset in the script. */
export interface ScriptMistake {
  readonly offset: number;
  readonly message: string;
}

/**
 * The parameters of a script's `param()` block, in order.
 *
 * @param script the whole script
 * @param descriptions what the help says of each parameter, by its name in lower case
 * @param report told of every mistake
 */
export function parseParameters(
  script: string,
  descriptions: ReadonlyMap<string, string>,
  report: (mistake: ScriptMistake) => void,
): RemediationParameter[] {
  const opening = /^\[CmdletBinding\b[^\n]*\n\s*param\s*\(/m.exec(script);
  if (opening === null) {
    report({
      offset: 0,
      message: 'The script needs `[CmdletBinding()]` at the start of a line and `param(` on the next one.',
    });
    return [];
  }
  const start = opening.index + opening[0].length;
  const block = script.slice(start, skipPart(script, start - 1) - 1);
  const parameters: RemediationParameter[] = [];
  for (const piece of splitAtCommas(block)) {
    const offset = start + piece.start;
    const parameter = parseParameter(piece.text, offset, descriptions, report);
    if (parameter !== undefined) parameters.push(parameter);
  }
  return parameters;
}

function parseParameter(
  text: string,
  offset: number,
  descriptions: ReadonlyMap<string, string>,
  report: (mistake: ScriptMistake) => void,
): RemediationParameter | undefined {
  const { attributes, rest } = takeAttributes(text);
  const [, name, defaultText] = /^\$(\w+)\s*(?:=\s*([\s\S]+))?$/.exec(rest) ?? [];
  const type = attributes.find((attribute) => parameterTypes.includes(shortType(attribute).toLowerCase()));
  if (name === undefined) {
    report({
      offset,
      message: 'A parameter is written `[attributes] [type] $Name` or `[type] $Name = default`.',
    });
    return undefined;
  }
  if (type === undefined) {
    report({
      offset,
      message: `\`$${name}\` needs a type: ${parameterTypes.map((known) => `[${known}]`).join(', ')}.`,
    });
    return undefined;
  }
  const description = descriptions.get(name.toLowerCase());
  if (description === undefined) {
    report({ offset, message: `The help does not describe \`$${name}\`; add \`.PARAMETER ${name}\`.` });
  }
  return {
    name,
    type: shortType(type),
    description: description ?? '',
    mandatory: attributes.some((attribute) =>
      /^Parameter\(.*\bMandatory\b(?!\s*=\s*\$false)/is.test(attribute),
    ),
    choices: argumentsOf(attributes, 'ValidateSet').map(unquote),
    pattern: readPattern(attributes, name, offset, report),
    range: readRange(attributes),
    defaultText: defaultText?.trim(),
  };
}

/** The leading `[...]` of a parameter without their brackets, and what follows them. */
function takeAttributes(text: string): { readonly attributes: readonly string[]; readonly rest: string } {
  const attributes: string[] = [];
  let rest = withoutComments(text);
  while (rest.startsWith('[')) {
    const end = skipPart(rest, 0);
    attributes.push(rest.slice(1, end - 1).trim());
    rest = withoutComments(rest.slice(end));
  }
  return { attributes, rest: rest.trim() };
}

function withoutComments(text: string): string {
  return text.replace(/^(?:\s|#[^\n]*\n)+/, '');
}

function argumentsOf(attributes: readonly string[], name: string): string[] {
  const attribute = attributes.find((candidate) =>
    candidate.toLowerCase().startsWith(`${name.toLowerCase()}(`),
  );
  if (attribute === undefined) return [];
  // Named arguments such as ErrorMessage say nothing about the values.
  return splitAtCommas(attribute.slice(name.length + 1, -1)).flatMap(({ text }) =>
    /^\w+\s*=/.test(text) ? [] : [text],
  );
}

function readPattern(
  attributes: readonly string[],
  name: string,
  offset: number,
  report: (mistake: ScriptMistake) => void,
): string | undefined {
  const [source] = argumentsOf(attributes, 'ValidatePattern');
  if (source === undefined) return undefined;
  try {
    return new RegExp(unquote(source)).source;
  } catch {
    report({
      offset,
      message: `The ValidatePattern of \`$${name}\` must be a regular expression that JavaScript reads too.`,
    });
    return undefined;
  }
}

function readRange(attributes: readonly string[]): RemediationParameter['range'] {
  const [min, max] = argumentsOf(attributes, 'ValidateRange').map(Number);
  return min === undefined || max === undefined ? undefined : { min, max };
}

/** `System.Management.Automation.PSCredential` is `PSCredential`. */
function shortType(attribute: string): string {
  return attribute.replace(/^(?:System\.)?(?:Management\.Automation\.|Security\.)?/i, '');
}
