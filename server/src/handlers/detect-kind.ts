import { detectKind, parseScannerStatus, textKind } from '#engine';
import type { DetectedKind, DetectKindParams } from '#protocol';
import { languageOf } from '../convert/language-of.ts';
import type { ServerContext } from '../server-context.ts';
import { mayHoldStatus } from '../status-reports.ts';

/** Which known log a document of another language is, so that the client can offer to show it as such. */
export async function detectLogKind(
  context: ServerContext,
  { uri, text }: DetectKindParams,
): Promise<DetectedKind | null> {
  const catalog = await context.catalog();
  const path = context.runtime.pathOf(uri);
  const { kind } = detectKind(catalog.kinds, path, text);
  if (mayHoldStatus(kind.id) && parseScannerStatus({ path, text }).snapshots.length > 0) {
    return { kind: 'powershell', kindTitle: 'Scanner status', languageId: 'scanner-status' };
  }
  if (kind.id === textKind.id || kind.scopes.length === 0 || kind.scopes.includes('any')) return null;
  const languageId = languageOf(kind.id);
  return { kind: kind.id, kindTitle: kind.title, ...(languageId === undefined ? {} : { languageId }) };
}
