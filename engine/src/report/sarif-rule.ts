import { escapeMarkdown } from '../explain/escape-markdown.ts';
import { toWebAddress } from '../explain/uri-reference.ts';
import type { Severity, Signature } from '../model/signature.ts';
import type { Catalog } from '../signatures/catalog.ts';

/** The words of SARIF; it has three for what is worth showing. */
export const sarifLevels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** In UTF-16 units. */
const MAX_LINE = 2000;

/** A known error as a `reportingDescriptor` of SARIF 2.1.0, with what a hover card says as its help. */
export function toSarifRule(signature: Signature, catalog: Catalog): object {
  const { id, formerIds, title, meaning, severity, product, confidence, maturity, references } = signature;
  const lines = helpLines(signature, catalog);
  const helpUri = references.map(({ url }) => (url === undefined ? undefined : toWebAddress(url)));
  return {
    id,
    deprecatedIds: formerIds.length === 0 ? undefined : formerIds,
    shortDescription: { text: title },
    fullDescription: { text: meaning },
    help: {
      text: lines.join('\n'),
      markdown: lines.map((line) => escapeMarkdown(line, MAX_LINE)).join('\n\n'),
    },
    helpUri: helpUri.find((url) => url !== undefined),
    defaultConfiguration: { level: sarifLevels[severity] },
    properties: { tags: [product], confidence, maturity },
  };
}

function helpLines(signature: Signature, catalog: Catalog): string[] {
  return [
    signature.meaning,
    ...signature.causes.map(({ text }) => `Likely cause: ${text}`),
    ...signature.steps.map((step, index) => `Step ${index + 1}: ${step}`),
    ...signature.remedies.flatMap((use) => {
      const remediation = catalog.findRemediation(use.id);
      if (remediation === undefined) return [];
      const { kind, title, id } = remediation;
      return `${kind === 'check' ? 'Check' : 'Fix'}: ${title} (${id})`;
    }),
    ...signature.references.map(
      ({ title, url, verified }) =>
        `Reference: ${title}${url === undefined ? '' : `, ${url}`}, verified ${verified}`,
    ),
    ...signature.notes.map((note) => `Mind: ${note}`),
  ];
}
