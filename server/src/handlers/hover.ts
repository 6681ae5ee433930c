import {
  codeSpan,
  describeLine,
  findErrorCodeAt,
  findErrorCodes,
  renderCodes,
  renderHoverCard,
} from '#engine';
import type { Hover, HoverParams } from 'vscode-languageserver';
import { toRange } from '../convert/ranges.ts';
import { commandLink, insertLinks } from '../convert/remediation-uses.ts';
import { toHover } from '../convert/to-hover.ts';
import { statusHover } from '../convert/status/status-hover.ts';
import { type DocumentScan, findOccurrencesAt } from '../scan-store.ts';
import { findScan, type ServerContext } from '../server-context.ts';
import { findStatus } from '../status-reports.ts';

/** Cards shown at one place; more would not be read. */
const MAX_CARDS = 3;

/** The card of the known error at a place, or what a stamp, a code, or a name of scanner output there means. */
export async function hover(
  context: ServerContext,
  { textDocument, position }: HoverParams,
): Promise<Hover | null> {
  const scan = await findScan(context, textDocument.uri);
  if (scan === undefined) return null;
  const catalog = await context.catalog();
  const features = context.features();
  const line = scan.lines.text(position.line);
  const found = findOccurrencesAt(scan, position.line, position.character);
  const parts: string[] = [];

  const status = findStatus(context, scan);
  if (status !== undefined) {
    const options = {
      fields: catalog.statusFields,
      pictures: features.markdownHover,
      findingsLink: (node: string) => commandLink(features, 'iplogLens.showNodeFindings', node),
    };
    parts.push(...statusHover(status, line, position.line, position.character, options));
  }
  const stamp = clockPart(scan, line, position.character);
  if (stamp !== undefined) parts.push(stamp);
  for (const { group, occurrence } of found.slice(0, MAX_CARDS)) {
    const signature = catalog.findSignature(group.signatureId);
    if (signature === undefined) continue;
    const insertLink = insertLinks(features, signature, occurrence);
    parts.push(
      renderHoverCard(catalog, signature, {
        occurrence,
        group,
        isPart: scan.excerpt !== undefined,
        codes: findErrorCodes(catalog.codes, line),
        today: context.runtime.today(),
        insertLink,
      }),
    );
  }
  if (found.length === 0) {
    const code = findErrorCodeAt(catalog.codes, line, position.character);
    if (code !== undefined) parts.push(renderCodes([code]));
  }
  const first = found[0]?.occurrence.span;
  return toHover(features, parts, first === undefined ? undefined : toRange(first));
}

/** Both clocks of a stamp under the cursor. What the format does not state is said to be unknown. */
function clockPart(scan: DocumentScan, line: string, column: number): string | undefined {
  const { timeUtc, timestamp, localTimestamp } = describeLine(line, scan.text, {
    format: scan.detected.format.name,
    clock: scan.detected.kind.clock,
  });
  const on = (stamp: { start: number; end: number } | undefined): boolean =>
    stamp !== undefined && column >= stamp.start && column <= stamp.end;
  if (!on(timestamp) && !on(localTimestamp)) return undefined;
  const lines: string[] = [];
  if (timeUtc !== undefined) lines.push(`**UTC** ${exactTime(timeUtc)}`);
  if (localTimestamp !== undefined)
    lines.push(`**Local time of the machine** ${codeSpan(localTimestamp.text)}`);
  if (timeUtc !== undefined && localTimestamp !== undefined) {
    const offset = offsetHours(timeUtc, localTimestamp.text);
    if (offset !== undefined) lines.push(`Local time is UTC${offset}.`);
  } else if (timeUtc === undefined) {
    lines.push('The format does not state the time zone, so no UTC time is given.');
  }
  return lines.join('  \n');
}

/** ISO with a blank for the `T`, which is easier to read; the bold word in front says that it is UTC. */
function exactTime(timeUtc: number): string {
  return new Date(timeUtc).toISOString().replace('T', ' ').replace('Z', '');
}

/** Burn writes both clocks in one line: their difference, when it is a whole number of quarter hours. */
function offsetHours(timeUtc: number, localText: string): string | undefined {
  const local = Date.parse(`${localText}Z`);
  const quarters = Math.round((local - timeUtc) / 900_000);
  if (Number.isNaN(local) || Math.abs(local - timeUtc - quarters * 900_000) > 5000) return undefined;
  const hours = Math.abs(quarters) / 4;
  return `${quarters < 0 ? '-' : '+'}${hours}`;
}
