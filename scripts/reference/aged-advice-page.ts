import type { KnowledgeStatus, Signature } from '#engine';
import { page, prose } from './markdown.ts';
import { linkTo, type ReferenceSource } from './reference-source.ts';

const statuses: readonly (readonly [KnowledgeStatus, string])[] = [
  ['aged', 'Advice that has aged'],
  ['legacy', 'Errors of older versions'],
  ['retired', 'Errors of what exists no more'],
];

/** What older guides say and one should not do any more, what has ended, and which errors belong to older versions. */
export function agedAdvicePage({ signatures, today }: ReferenceSource): string {
  const ended = signatures.flatMap((signature) =>
    signature.expires.map(
      ({ what, date }) =>
        `- ${prose(what)} ${date < today ? 'ended' : 'ends'} on ${date}: ${linkTo(signature.id)} ${prose(signature.title)}`,
    ),
  );
  return page([
    '# Aged advice',
    '[All errors](README.md). Guides are copied for years; this is what in them does not hold any more, and what to mind instead.',
    ...(ended.length === 0 ? [] : ['## Things with an end', ended.join('\n')]),
    ...statuses.flatMap(([status, name]) => {
      const all = signatures.filter((signature) => signature.status === status);
      return all.length === 0 ? [] : [`## ${name}`, ...all.map(entry)];
    }),
  ]);
}

function entry({ id, title, appliesTo, notes }: Signature): string {
  return [
    `### ${id}`,
    `${linkTo(id)} ${prose(title)}${appliesTo === undefined ? '' : ` · applies to: ${prose(appliesTo)}`}`,
    notes.map((note) => `- ${prose(note)}`).join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}
