import type { RemediationParameter } from '../model/remediation.ts';
import { quotePowerShell, type QuotedValue } from './quote-powershell.ts';

/** Types whose values are secrets: they are asked for when the script runs and never stand in it. */
const secretTypes: readonly string[] = ['pscredential', 'securestring'];

/** Types that a remediation's parameter may have. */
export const parameterTypes: readonly string[] = [
  'string',
  'string[]',
  'int',
  'long',
  'guid',
  'datetime',
  'bool',
  'switch',
  ...secretTypes,
];

/**
 * A text, from a log or from a person, as the PowerShell source of a parameter's value: checked against the type and
 * the validation that the script declares, so that what binds also runs.
 */
export function toParameterLiteral(parameter: RemediationParameter, value: string): QuotedValue {
  const type = parameter.type.toLowerCase();
  if (secretTypes.includes(type)) return { ok: false, reason: 'a secret is asked for when the script runs' };
  const checked = validate(parameter, value);
  if (typeof checked !== 'string') return checked;
  switch (type) {
    case 'int':
    case 'long':
      return toInteger(parameter, checked);
    case 'bool':
    case 'switch':
      return toTruth(checked);
    case 'guid':
      return /^\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i.test(checked)
        ? quotePowerShell(checked)
        : refuse('it is not a GUID');
    case 'datetime':
      // Any other form depends on the culture of the machine that runs it.
      return /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,7})?)?Z?)?$/.test(checked)
        ? quotePowerShell(checked)
        : refuse('it is not a date such as 2026-02-04 or 2026-02-04T13:30:00Z');
    default:
      return quotePowerShell(checked);
  }
}

/** What stands for a mandatory value that nobody has given, in PowerShell source text; undefined for plain texts. */
export function askForSecret(parameter: RemediationParameter, label: string): string | undefined {
  const prompt = quotePowerShell(label);
  const literal = prompt.ok ? prompt.literal : "''";
  switch (parameter.type.toLowerCase()) {
    case 'pscredential':
      return `Get-Credential -Message ${literal}`;
    case 'securestring':
      return `Read-Host -AsSecureString -Prompt ${literal}`;
    default:
      return undefined;
  }
}

/** The value, in the spelling of the set where there is one, or why the script would not take it. */
function validate(
  { choices, pattern, mandatory }: RemediationParameter,
  value: string,
): string | QuotedValue {
  if (mandatory && value === '') return refuse('it is empty');
  if (choices.length > 0) {
    const choice = choices.find((candidate) => candidate.toLowerCase() === value.toLowerCase());
    return choice ?? refuse(`it is none of ${choices.join(', ')}`);
  }
  // .NET searches anywhere in the value and without regard to case.
  if (pattern !== undefined && !new RegExp(pattern, 'i').test(value))
    return refuse(`it does not fit ${pattern}`);
  return value;
}

function toInteger({ type, range }: RemediationParameter, value: string): QuotedValue {
  if (!/^[+-]?\d{1,19}$/.test(value)) return refuse('it is not a whole number');
  const number = BigInt(value.replace('+', ''));
  const bits = type.toLowerCase() === 'int' ? 32 : 64;
  if (BigInt.asIntN(bits, number) !== number) return refuse(`it does not fit into ${bits} bits`);
  if (range !== undefined && (number < BigInt(range.min) || number > BigInt(range.max))) {
    return refuse(`it is not between ${range.min} and ${range.max}`);
  }
  return { ok: true, literal: number.toString() };
}

function toTruth(value: string): QuotedValue {
  if (/^\$?true$/i.test(value)) return { ok: true, literal: '$true' };
  if (/^\$?false$/i.test(value)) return { ok: true, literal: '$false' };
  return refuse('it is neither true nor false');
}

function refuse(reason: string): QuotedValue {
  return { ok: false, reason };
}
