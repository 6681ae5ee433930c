import type { Capture } from '../model/scan-result.ts';
import type { RemedyUse } from '../model/signature.ts';
import { isHidden } from '../redact/hide-secrets.ts';

/** Captured values by name; untrusted text. */
export function captureValues(captures: readonly Pick<Capture, 'name' | 'value'>[]): Record<string, string> {
  return Object.fromEntries(captures.map(({ name, value }) => [name, value]));
}

/** The values of a remediation's parameters: constants of the signature, then what was captured and is not empty. What was a
 * secret stays a place to fill in. */
export function valuesFor(
  use: RemedyUse,
  captures: readonly Pick<Capture, 'name' | 'value'>[],
): Record<string, string> {
  const captured = captureValues(captures);
  const values: Record<string, string> = { ...use.set };
  for (const [parameter, name] of Object.entries(use.bind)) {
    const value = captured[name];
    if (value !== undefined && value !== '' && !isHidden(value)) values[parameter] = value;
  }
  return values;
}
