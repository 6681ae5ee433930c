import {
  bindRemediation,
  codeSpan,
  productNames,
  renderCodes,
  renderHoverCard,
  type Signature,
  valuesFor,
} from '#engine';
import { anchorOf, codeBlock, page, prose } from './markdown.ts';
import { linkTo, type ReferenceSource } from './reference-source.ts';

/** The page of one known error: what its card says, how it looks, the scripts in full, what stands near it. */
export function errorPage(source: ReferenceSource, signature: Signature): string {
  const { catalog, fileOf, codesOf, today } = source;
  const { id, title, product, severity, maturity, confidence, status } = signature;
  const file = fileOf(id);
  const card = renderHoverCard(catalog, signature, {
    today,
    insertLink: (remediation) => `#${anchorOf(remediation)}`,
  });
  const codes = codesOf(signature);
  return page([
    `# ${id} ${prose(title)}`,
    `${[productNames[product], severity, maturity, status, `source: ${confidence}`].join(' · ')}${file === undefined ? '' : ` · [signature](../../${file})`} · [all errors](README.md)`,
    // Its first line is the heading, which stands above.
    card.split('\n\n').slice(1).join('\n\n'),
    seenIn(source, signature),
    codes.length === 0 ? '' : `## Codes\n\n${renderCodes(codes)}`,
    examples(signature),
    scripts(source, signature),
    related(source, signature),
  ]);
}

/** Logs by their titles, and the texts of other places. */
function seenIn({ catalog }: ReferenceSource, { rules, examples }: Signature): string {
  const scopes = new Set(rules.flatMap((rule) => rule.scopes));
  const logs = catalog.kinds.filter((kind) => kind.scopes.some((scope) => scopes.has(scope)));
  const places = [...scopes].filter((scope) => scope in placeNames).map((scope) => placeNames[scope] ?? '');
  const names = [...logs.map(({ title }) => title), ...places];
  if (names.length === 0 && examples.match.length === 0) return '';
  return names.length === 0 ? '' : `## Seen in\n\n${names.map((name) => `- ${prose(name)}`).join('\n')}`;
}

const placeNames: Readonly<Record<string, string>> = {
  portal: 'A portal',
  'portal-nodes': 'The Nodes page of the scanner portal',
  'health-alert': 'A health alert of Defender for Identity',
  'installer-dialog': 'A dialog of the setup',
  'event-viewer': 'The Windows event log',
  siem: 'A SIEM',
};

function examples({ examples: { match, nearMiss } }: Signature): string {
  const blocks = (list: readonly { readonly source: string; readonly text: string }[]): string[] =>
    list.map(({ source, text }) => `${codeSpan(source)}\n\n${codeBlock(text, 'text')}`);
  return [
    ...(match.length === 0 ? [] : ['## Examples', ...blocks(match)]),
    ...(nearMiss.length === 0 ? [] : ['## Looks alike and is something else', ...blocks(nearMiss)]),
  ].join('\n\n');
}

/** The scripts as `iplog-lens remediate` prints them, with every value open. */
function scripts({ catalog }: ReferenceSource, { remedies }: Signature): string {
  const parts = remedies.flatMap((use) => {
    const remediation = catalog.findRemediation(use.id);
    if (remediation === undefined) return [];
    const bound = bindRemediation(remediation, valuesFor(use, []));
    if (!bound.ok) return [];
    const { id, kind, title, description } = remediation;
    return [
      `### ${id}`,
      `${kind === 'check' ? 'Check' : 'Fix'}: ${prose(title)} · [file with help](../../knowledge/remediations/${id}.ps1)`,
      prose(description),
      codeBlock(bound.script, 'powershell'),
    ];
  });
  return parts.length === 0 ? '' : ['## Scripts', ...parts].join('\n\n');
}

function related({ catalog }: ReferenceSource, { related: all }: Signature): string {
  const lines = (
    [
      ['Often caused by', all.causedBy],
      ['Looks like', all.similar],
      ['Says more than', all.supersedes],
      ['Resolves', all.resolves],
    ] as const
  ).flatMap(([name, ids]) =>
    ids.flatMap((id) => {
      const other = catalog.findSignature(id);
      return other === undefined ? [] : [`- ${name} ${linkTo(other.id)} ${prose(other.title)}`];
    }),
  );
  return lines.length === 0 ? '' : `## Related\n\n${lines.join('\n')}`;
}
