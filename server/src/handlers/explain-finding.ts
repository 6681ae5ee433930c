import {
  type Catalog,
  codeSpan,
  combineScans,
  escapeMarkdown,
  plainTime,
  renderHoverCard,
  type ScanResult,
} from '#engine';
import type { ExplainedFinding, ExplainFindingParams, FindingRef } from '#protocol';
import { parseExcerptUri } from '../convert/excerpt-uri.ts';
import { commandLink, insertLinks } from '../convert/remediation-uses.ts';
import { findOccurrencesAt } from '../scan-store.ts';
import { findScan, type ServerContext } from '../server-context.ts';

/** A finding as a page to read, or as a report to paste into a ticket. */
export async function explainFinding(
  context: ServerContext,
  { finding, form }: ExplainFindingParams,
): Promise<ExplainedFinding | null> {
  const catalog = await context.catalog();
  const signature = catalog.findSignature(finding.signatureId);
  if (signature === undefined) return null;
  const scan = finding.uri === undefined ? undefined : await findResult(context, catalog, finding.uri);
  const found =
    scan === undefined || finding.line === undefined
      ? undefined
      : findOccurrencesAt(scan, finding.line, 0).find(({ group }) => group.signatureId === signature.id);
  const group = found?.group ?? scan?.result.groups.find(({ signatureId }) => signatureId === signature.id);
  const occurrence = found?.occurrence ?? group?.occurrences[0];
  const card = renderHoverCard(catalog, signature, {
    ...(occurrence === undefined ? {} : { occurrence }),
    ...(group === undefined ? {} : { group }),
    isPart: finding.uri !== undefined && parseExcerptUri(finding.uri) !== undefined,
    today: context.runtime.today(),
    ...(form === 'card' && occurrence !== undefined
      ? { insertLink: insertLinks(context.features(), signature, occurrence) }
      : {}),
  });
  if (form === 'card') {
    const links = cardLinks(context, finding);
    return { title: `${signature.id} ${signature.title}`, markdown: `${card}\n\n${links}` };
  }
  if (form === 'page') return { title: `${signature.id} ${signature.title}`, markdown: `# ${card}\n` };
  const place =
    occurrence === undefined
      ? ''
      : `\n\n**Seen in** ${codeSpan(occurrence.source)}, line ${occurrence.line}${occurrence.time === undefined ? '' : `, ${plainTime(occurrence.time)}`}: ${escapeMarkdown(occurrence.preview)}`;
  return { title: signature.title, markdown: `${card}${place}\n` };
}

/** What is known of a file: as it is open, as it is shown without a document, or as it was scanned from disk. */
async function findResult(
  context: ServerContext,
  catalog: Catalog,
  uri: string,
): Promise<{ readonly result: ScanResult } | undefined> {
  const shown = (await findScan(context, uri)) ?? context.largeFiles.get(uri);
  if (shown !== undefined) return shown;
  const scanned = context.scanned.find(context.runtime.pathOf(uri));
  return scanned === undefined ? undefined : { result: combineScans(catalog, [scanned]) };
}

/** What else can be done with the finding, where the client has commands for it. */
function cardLinks(context: ServerContext, finding: FindingRef): string {
  const links = [
    ['Open this card as a page', 'iplogLens.explainFinding'],
    ['Copy as Markdown', 'iplogLens.copyFinding'],
  ] as const;
  return links
    .flatMap(([title, command]) => {
      const link = commandLink(context.features(), command, finding);
      return link === undefined ? [] : [`[${title}](${link})`];
    })
    .join(' · ');
}
