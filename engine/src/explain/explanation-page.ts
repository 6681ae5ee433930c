import type { Explanation } from '../model/explanation.ts';
import { capitalised } from '../words/plain-words.ts';
import type { Catalog } from '../signatures/catalog.ts';
import { describeUnderstood, likeness, noKnownError } from './describe-explanation.ts';
import { hideSecrets } from '../redact/hide-secrets.ts';
import { codeSpan, escapeMarkdown } from './escape-markdown.ts';
import { renderCodes, renderHoverCard } from './hover-card.ts';
import { signatureGuide } from './project-pages.ts';

/**
 * An explanation as a page of Markdown: what was asked, the best answer in full, the others to choose from, what the
 * codes mean. A text that is only codes begins with their meaning.
 *
 * @param asked the text that was explained, untrusted
 * @param today ISO date, to say what has expired
 */
export function renderExplanation(
  catalog: Catalog,
  explanation: Explanation,
  asked: string,
  today: string,
): string {
  const { onlyCodes, codes, matches } = explanation;
  const [best, ...others] = matches;
  const meaning = codes.length === 0 ? [] : ['## Codes', renderCodes(codes)];
  const answer =
    best === undefined
      ? nothingKnown(catalog, explanation)
      : [
          `## ${best.by === 'words' ? 'Most like it' : 'Known error'}`,
          likeness(best) === '' ? '' : `*${capitalised(likeness(best))}.*`,
          renderHoverCard(catalog, best.signature, { captured: best.captures, today }),
        ];
  const rest = others.map((match) => {
    const like = likeness(match);
    return `- ${match.signature.id} ${escapeMarkdown(match.signature.title)}${like === '' ? '' : ` *(${like})*`}`;
  });
  return [
    '# Explanation',
    // Whoever pastes a record may copy the answer into a ticket.
    `> ${escapeMarkdown(hideSecrets(asked).trim(), 400)}`,
    ...(onlyCodes ? [...meaning, ...answer] : [...answer, ...meaning]),
    ...(rest.length === 0 ? [] : ['## Other answers', rest.join('\n')]),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function nothingKnown(catalog: Catalog, explanation: Explanation): string[] {
  const parts = describeUnderstood(explanation, catalog)
    // The codes have a part of their own on this page.
    .filter(({ name }) => !name.startsWith('code'))
    .map(
      ({ name, values }) => `- ${capitalised(name)}: ${values.map((value) => codeSpan(value)).join(', ')}`,
    );
  return [
    `## ${noKnownError(explanation)}`,
    parts.length === 0 ? '' : `**Understood**\n\n${parts.join('\n')}`,
    `That does not mean that all is well. Whoever finds the cause can [add a signature](${signatureGuide}) in five minutes.`,
  ];
}
