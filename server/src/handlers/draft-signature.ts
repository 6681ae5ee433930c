import type { DraftedSignature, DraftSignatureParams } from '#protocol';
import { ask } from '../ask.ts';
import { findScan, type ServerContext } from '../server-context.ts';

/** A signature proposed from what is selected in an open log, with how often it is found there. */
export async function draftSignature(
  context: ServerContext,
  { uri, range }: DraftSignatureParams,
): Promise<DraftedSignature | null> {
  const scan = await findScan(context, uri);
  if (scan === undefined) return null;
  const { start, end } = range;
  const drafted = await ask(context, {
    kind: 'draftSignature',
    request: {
      path: scan.path,
      text: scan.text,
      kind: scan.detected.kind,
      selection: {
        startLine: start.line,
        startColumn: start.character,
        endLine: end.line,
        endColumn: end.character,
      },
      today: context.runtime.today(),
    },
  });
  if (!drafted.ok) return { yaml: '', id: '', hits: 0, known: [], reason: drafted.reason };
  const { yaml, id, hits, known } = drafted;
  return { yaml, id, hits, known };
}
