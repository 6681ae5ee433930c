import { type Answers, PatternHang, type Question } from '#host';
import type { ServerContext } from './server-context.ts';

/** Asks for what patterns are tried. One of the user that does not come to an end is switched off, and it is asked again. */
export async function ask<Kind extends Question['kind']>(
  context: ServerContext,
  question: Extract<Question, { kind: Kind }>,
): Promise<Answers[Kind]> {
  for (;;) {
    const catalog = await context.catalog();
    try {
      return await context.runtime.ask(catalog, question);
    } catch (error) {
      if (!(error instanceof PatternHang)) throw error;
      context.onHang(error);
    }
  }
}
