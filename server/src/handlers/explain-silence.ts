import { explainSilence as explain } from '#engine';
import type { ExplainedSilence, ExplainSilenceParams } from '#protocol';
import { findScan, type ServerContext } from '../server-context.ts';

/** Which predicate of the scan keeps a known error from firing at a line of an open log. */
export async function explainSilence(
  context: ServerContext,
  { uri, line, signatureId }: ExplainSilenceParams,
): Promise<ExplainedSilence | null> {
  const scan = await findScan(context, uri);
  if (scan === undefined) return null;
  return explain(await context.catalog(), {
    id: signatureId,
    path: scan.path,
    text: scan.text,
    line,
    today: context.runtime.today(),
    now: () => context.runtime.now(),
  });
}
