import { prose, page } from './markdown.ts';
import { linkTo, type ReferenceSource } from './reference-source.ts';

/** What somebody sees or remembers: exception types, then titles, alerts and messages, in the order of the alphabet. */
export function symptomPage({ signatures }: ReferenceSource): string {
  const exceptions = new Map<string, Set<string>>();
  const texts = new Map<string, Set<string>>();
  const add = (map: Map<string, Set<string>>, text: string, id: string): void => {
    const known = map.get(text);
    if (known === undefined) map.set(text, new Set([id]));
    else known.add(id);
  };
  for (const { id, title, keywords, examples } of signatures) {
    for (const { text, source } of examples.match) {
      for (const [type] of text.matchAll(exceptionType)) add(exceptions, type, id);
      // A text of no log is a title, an alert or a dialog, as people quote it.
      if (source === 'ticket' && text.length <= 200 && !text.includes('\n')) add(texts, text, id);
    }
    for (const text of [title, ...keywords]) add(texts, text, id);
  }
  return page([
    '# Known errors by symptom',
    '[All errors](README.md), [by code](codes.md)',
    '## Exceptions',
    toList(exceptions),
    '## Titles, alerts and messages',
    toList(texts),
  ]);
}

const exceptionType = /(?<![\w.])(?:[A-Za-z_]\w*\.)*[A-Z]\w*Exception\b/g;

function toList(map: ReadonlyMap<string, ReadonlySet<string>>): string {
  return [...map]
    .sort(([a], [b]) => compare(a.toLowerCase(), b.toLowerCase()) || compare(a, b))
    .map(([text, ids]) => `- ${prose(text)}: ${[...ids].map(linkTo).join(', ')}`)
    .join('\n');
}

/** By code point: the order of a locale differs from machine to machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
