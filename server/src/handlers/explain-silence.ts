import type { ExplainedSilence, ExplainSilenceParams } from '#protocol';
import { ask } from '../ask.ts';
import { findScan, type ServerContext } from '../server-context.ts';

/** Which predicate of the scan keeps a known error from firing at a line of an open log. */
export async function explainSilence(
  context: ServerContext,
  { uri, line, signatureId }: ExplainSilenceParams,
): Promise<ExplainedSilence | null> {
  const scan = await findScan(context, uri);
  if (scan === undefined) return null;
  return await ask(context, {
    kind: 'explainSilence',
    request: { id: signatureId, path: scan.path, text: scan.text, line, today: context.runtime.today() },
  });
}
