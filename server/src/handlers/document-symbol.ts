import { type DocumentSymbol, type DocumentSymbolParams, SymbolKind } from 'vscode-languageserver';
import { Lines } from '../convert/line-lengths.ts';
import { toFirstLineRange } from '../convert/ranges.ts';
import type { DocumentScan } from '../scan-store.ts';
import { findScan, type ServerContext } from '../server-context.ts';

/** Symbols of one kind that an outline can hold before it is no help any more. */
const MAX_SYMBOLS = 2000;

/**
 * The outline of a log: its runs (a setup from start to end, a transcript, a prompt; else a day of the log's clock),
 * and the findings in each.
 */
export async function documentSymbols(
  context: ServerContext,
  { textDocument }: DocumentSymbolParams,
): Promise<DocumentSymbol[]> {
  const scan = await findScan(context, textDocument.uri);
  if (scan === undefined) return [];
  const catalog = await context.catalog();
  const lines = new Lines(scan.text);
  const findings = scan.result.groups.flatMap(({ signatureId, occurrences }) =>
    occurrences.map((occurrence): DocumentSymbol => {
      const range = toFirstLineRange(occurrence.span, lines.length(occurrence.span.startLine));
      return {
        name: catalog.findSignature(signatureId)?.title ?? signatureId,
        detail: signatureId,
        kind: SymbolKind.Event,
        range,
        selectionRange: range,
      };
    }),
  );
  findings.sort((a, b) => a.range.start.line - b.range.start.line);
  return nest(findRuns(scan, lines), findings.slice(0, MAX_SYMBOLS));
}

interface Run {
  readonly name: string;
  readonly startLine: number;
}

/** How runs begin in logs that have them; the first group is the name when there is one. */
const runStarts: Readonly<Record<string, RegExp>> = {
  burn: /^\[?[0-9A-F]{1,8}:[0-9A-F]{1,8}\]\[([^\]]{19})\]i001: /i,
  msi: /^=== (?:Verbose )?[Ll]ogging started: ([^B]{1,40}?) +Build/,
  paragraph: /^(PS [^>\r\n]{0,120}> ?[^\r\n]{1,80})/,
};
const day = /^(?:\[[^\]]{1,20}\]\[)?["[]?(\d{4}-\d\d-\d\d)[ T]/;

function findRuns(
  scan: DocumentScan,
  lines: Lines,
): readonly (Run & { readonly range: DocumentSymbol['range'] })[] {
  const pattern = runStarts[scan.detected.format.name];
  const runs: Run[] = [];
  let today = '';
  for (let line = 0; line < lines.count && runs.length < MAX_SYMBOLS; line++) {
    const text = lines.text(line).slice(0, 240);
    const started = pattern?.exec(text);
    if (started !== undefined && started !== null) {
      runs.push({ name: (started[1] ?? 'Run').trim(), startLine: line });
    } else if (pattern === undefined) {
      const date = day.exec(text)?.[1];
      if (date === undefined || date === today) continue;
      today = date;
      runs.push({ name: scan.detected.kind.clock === 'utc' ? `${date} (UTC)` : date, startLine: line });
    }
  }
  const last = Math.max(0, lines.count - 1);
  return runs.map((run, index) => {
    const endLine = Math.max(run.startLine, (runs[index + 1]?.startLine ?? last + 1) - 1);
    return {
      ...run,
      range: {
        start: { line: run.startLine, character: 0 },
        end: { line: endLine, character: lines.length(endLine) },
      },
    };
  });
}

function nest(
  runs: readonly (Run & { readonly range: DocumentSymbol['range'] })[],
  findings: readonly DocumentSymbol[],
): DocumentSymbol[] {
  const symbols = runs.map(({ name, range }): DocumentSymbol => ({
    name,
    kind: SymbolKind.Namespace,
    range,
    selectionRange: { start: range.start, end: range.start },
    children: [],
  }));
  const loose: DocumentSymbol[] = [];
  let at = 0;
  for (const finding of findings) {
    const line = finding.range.start.line;
    while (at + 1 < symbols.length && (symbols[at + 1]?.range.start.line ?? Infinity) <= line) at++;
    const run = symbols[at];
    if (run !== undefined && run.range.start.line <= line) run.children?.push(finding);
    else loose.push(finding);
  }
  return [...loose, ...symbols];
}
