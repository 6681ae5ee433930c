import { codeSpan, escapeMarkdown, plainTime, renderHoverCard } from '#engine';
import type { ExplainedFinding, ExplainFindingParams } from '#protocol';
import { insertLinks } from '../convert/remediation-uses.ts';
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
  const scan =
    finding.uri === undefined
      ? undefined
      : ((await findScan(context, finding.uri)) ?? context.largeFiles.get(finding.uri));
  const found =
    scan === undefined || finding.line === undefined
      ? undefined
      : findOccurrencesAt(scan, finding.line, 0).find(({ group }) => group.signatureId === signature.id);
  const group = found?.group ?? scan?.result.groups.find(({ signatureId }) => signatureId === signature.id);
  const occurrence = found?.occurrence ?? group?.occurrences[0];
  const card = renderHoverCard(catalog, signature, {
    ...(occurrence === undefined ? {} : { occurrence }),
    ...(group === undefined ? {} : { group }),
    today: context.runtime.today(),
    ...(form === 'card' && occurrence !== undefined
      ? { insertLink: insertLinks(context.features(), signature, occurrence) }
      : {}),
  });
  if (form === 'card') return { title: `${signature.id} ${signature.title}`, markdown: card };
  if (form === 'page') return { title: `${signature.id} ${signature.title}`, markdown: `# ${card}\n` };
  const place =
    occurrence === undefined
      ? ''
      : `\n\n**Seen in** ${codeSpan(occurrence.source)}, line ${occurrence.line}${occurrence.time === undefined ? '' : `, ${plainTime(occurrence.time)}`}: ${escapeMarkdown(occurrence.preview)}`;
  return { title: signature.title, markdown: `${card}${place}\n` };
}
