import { detectKind, parseScannerStatus, textKind } from '#engine';
import type { DetectedKind, DetectKindParams, LanguageId } from '#protocol';
import type { ServerContext } from '../server-context.ts';
import { mayHoldStatus } from '../status-reports.ts';

/** Languages of ours by the beginning of the kind's id. */
const languages: readonly (readonly [string, LanguageId])[] = [
  ['mdi.burn', 'mdi-setup-log'],
  ['mdi.msi', 'mdi-setup-log'],
  ['mdi.', 'mdi-sensor-log'],
  ['mip.miplog', 'miplog'],
  ['mip.iplog', 'iplog'],
];

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
  const languageId = languages.find(([prefix]) => kind.id.startsWith(prefix))?.[1];
  return { kind: kind.id, kindTitle: kind.title, ...(languageId === undefined ? {} : { languageId }) };
}
