import { type Catalog, captureValues, type FindingGroup, type Occurrence } from '#engine';
import { remediationsOf } from './remediation-uses.ts';

/** Longest part of a message, in UTF-16 units. */
const MAX_PART = 400;

/**
 * What a diagnostic says where nothing else can be hovered: meaning, likely causes, values, what to run. Plain text, as
 * diagnostics are.
 */
export function fullMessage(
  catalog: Catalog,
  group: FindingGroup,
  occurrence: Occurrence,
  short: string,
): string {
  const signature = catalog.findSignature(group.signatureId);
  if (signature === undefined) return short;
  const values = Object.entries(captureValues(occurrence.captures)).map(
    ([name, value]) => `${name}=${value}`,
  );
  const remedies = remediationsOf(catalog, signature).map(
    ({ kind, id }) => `${kind === 'check' ? 'check' : 'fix'} ${id}`,
  );
  return [
    short,
    part('', [signature.meaning]),
    part(
      'Likely causes: ',
      signature.causes.map(({ text }) => text),
    ),
    part('Captured here: ', values),
    part('Scripts: ', remedies),
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function part(lead: string, items: readonly string[]): string {
  if (items.length === 0) return '';
  const text = items.join(lead === 'Likely causes: ' ? ' / ' : ', ').replaceAll(/\s+/g, ' ');
  return lead + (text.length > MAX_PART ? `${text.slice(0, MAX_PART - 1)}…` : text);
}
