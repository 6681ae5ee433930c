import { hideSecrets } from '#engine';
import { type DocumentSymbol, type DocumentSymbolParams, SymbolKind } from 'vscode-languageserver';
import type { Lines } from '../convert/line-lengths.ts';
import { toFirstLineRange } from '../convert/ranges.ts';
import { statusSymbols } from '../convert/status/status-symbols.ts';
import type { DocumentScan } from '../scan-store.ts';
import { findScan, type ServerContext } from '../server-context.ts';
import { findStatus } from '../status-reports.ts';

/** Symbols of one kind that an outline can hold before it is no help any more. */
const MAX_SYMBOLS = 2000;

/**
 * The outline of a log: its runs (a setup from start to end, a transcript, a prompt; else a day of the log's clock) and
 * the snapshots of a scanner, with the findings in each.
 */
export async function documentSymbols(
  context: ServerContext,
  { textDocument }: DocumentSymbolParams,
): Promise<DocumentSymbol[]> {
  const scan = await findScan(context, textDocument.uri);
  if (scan === undefined) return [];
  const catalog = await context.catalog();
  const lines = scan.lines;
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
  const status = findStatus(context, scan);
  const snapshots = status === undefined ? [] : statusSymbols(status, lines);
  const outside = findRuns(scan, lines).filter(
    ({ range }) => !snapshots.some((one) => overlap(range, one.range)),
  );
  const runs = outside.map(({ name, range }) => runSymbol(name, range));
  const sections = [...snapshots, ...runs].sort((a, b) => a.range.start.line - b.range.start.line);
  return nest(sections, findings.slice(0, MAX_SYMBOLS));
}

/** A session that asks for the status is one snapshot over several commands; its prompts would cut it in pieces. */
function overlap(a: DocumentSymbol['range'], b: DocumentSymbol['range']): boolean {
  return a.start.line <= b.end.line && b.start.line <= a.end.line;
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
      runs.push({ name: hideSecrets(started[1] ?? 'Run').trim(), startLine: line });
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

function runSymbol(name: string, range: DocumentSymbol['range']): DocumentSymbol {
  return {
    name,
    kind: SymbolKind.Namespace,
    range,
    selectionRange: { start: range.start, end: range.start },
    children: [],
  };
}

/** Each finding in the section that holds it; those in none stand before all. */
function nest(sections: readonly DocumentSymbol[], findings: readonly DocumentSymbol[]): DocumentSymbol[] {
  const loose: DocumentSymbol[] = [];
  let at = 0;
  for (const finding of findings) {
    const line = finding.range.start.line;
    while (at + 1 < sections.length && (sections[at + 1]?.range.start.line ?? Infinity) <= line) at++;
    const section = sections[at];
    const holds =
      section !== undefined &&
      section.range.start.line <= line &&
      finding.range.end.line <= section.range.end.line;
    if (holds) section.children?.push(finding);
    else loose.push(finding);
  }
  return [...loose, ...sections];
}
