import {
  type Catalog,
  combineScans,
  findCmdletAt,
  findErrorCodes,
  findQuotedText,
  type QuotedText,
  renderCmdletCard,
  renderHoverCard,
} from '#engine';
import type { Hover, HoverParams } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { toHover } from '../convert/to-hover.ts';
import type { ServerContext } from '../server-context.ts';

/** Cards of one quoted text; more would not be read. */
const MAX_CARDS = 3;

/** The card of the cmdlet at a place of a script, or of the known errors that the script quotes there. */
export async function scriptHover(
  context: ServerContext,
  document: TextDocument,
  { position }: HoverParams,
): Promise<Hover | null> {
  if (!(await context.settings()).powershell.enabled) return null;
  const catalog = await context.catalog();
  const script = await context.scripts.read(document);
  if (script === undefined) return null;
  const offset = document.offsetAt(position);
  const place = findCmdletAt(catalog, script, offset);
  if (place !== undefined) {
    const range = { start: document.positionAt(place.start), end: document.positionAt(place.end) };
    return toHover(context.features(), [renderCmdletCard(catalog, place.cmdlet)], range);
  }
  const quoted = findQuotedText(script, offset);
  return quoted === undefined
    ? null
    : toHover(context.features(), await explainQuoted(context, catalog, quoted, position.line));
}

/** The known errors of the line, explained as in a log, though nothing is known of how often they occur. */
async function explainQuoted(
  context: ServerContext,
  catalog: Catalog,
  { text, firstLine }: QuotedText,
  line: number,
): Promise<string[]> {
  const { runtime } = context;
  const at = line - firstLine;
  const scan = await runtime.scanNow(catalog, runtime.textSource('', text), {
    now: () => runtime.now(),
    processorTime: () => runtime.processorTime(),
    onHang: context.onHang,
  });
  const { groups } = combineScans(catalog, [scan]);
  return groups
    .flatMap(({ signatureId, occurrences }) => {
      const signature = catalog.findSignature(signatureId);
      const occurrence = occurrences.find(({ span }) => span.startLine <= at && at <= span.endLine);
      if (signature === undefined || occurrence === undefined) return [];
      const codes = findErrorCodes(catalog.codes, text.split('\n')[at] ?? '');
      return [renderHoverCard(catalog, signature, { occurrence, codes, today: runtime.today() })];
    })
    .slice(0, MAX_CARDS);
}
