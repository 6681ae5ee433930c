import { renderExplanation } from '#engine';
import type { ExplainedText, ExplainTextParams } from '#protocol';
import { ask } from '../ask.ts';
import type { ServerContext } from '../server-context.ts';

/** What a pasted text means, as a page to read; null for a text of blanks. */
export async function explainText(
  context: ServerContext,
  { text }: ExplainTextParams,
): Promise<ExplainedText | null> {
  if (text.trim() === '') return null;
  const catalog = await context.catalog();
  const explanation = await ask(context, { kind: 'explainText', text });
  const [best] = explanation.matches;
  const [code] = explanation.codes;
  return {
    // For a code its name says more than the first of the errors that show it.
    title: (explanation.onlyCodes ? code?.name : undefined) ?? best?.signature.id ?? 'No known error',
    markdown: `${renderExplanation(catalog, explanation, text, context.runtime.today())}\n`,
  };
}
