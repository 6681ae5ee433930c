import {
  clusterOf,
  type ScannerNode,
  type ScanRepository,
  type SettingsSection,
  type StatusSnapshot,
  terminalText,
} from '#engine';
import { type DocumentSymbol, type Range, SymbolKind } from 'vscode-languageserver';
import type { DocumentStatus } from '../../status-reports.ts';
import type { Lines } from '../line-lengths.ts';

/** Symbols that an outline can hold before it is no help any more. */
const MAX_SYMBOLS = 2000;

/** The outline of a status: its snapshots, and in them the nodes, the repositories and the settings. */
export function statusSymbols({ report }: DocumentStatus, lines: Lines): DocumentSymbol[] {
  let left = MAX_SYMBOLS;
  return report.snapshots.slice(0, MAX_SYMBOLS).map((snapshot) => {
    const range = toRange(lines, snapshot.line, snapshot.endLine);
    const children = partsOf(snapshot).slice(0, Math.max(0, left));
    left -= children.length;
    return {
      name: terminalText(clusterOf(snapshot) ?? '', 80).trim() || 'Scanner status',
      detail: terminalText(
        [snapshot.clusterStatus?.text, snapshot.startTime?.text]
          .filter((text) => text !== undefined)
          .join(' · '),
      ),
      kind: SymbolKind.Namespace,
      range,
      selectionRange: { start: range.start, end: range.start },
      children: children
        .map((part) => toSymbol(part, lines, range))
        .sort((a, b) => a.range.start.line - b.range.start.line),
    };
  });
}

/** A part before it has its place in the document; 1-based lines. */
interface Part {
  readonly name: string;
  readonly detail: string;
  readonly kind: SymbolKind;
  readonly lines: readonly number[];
  readonly children?: readonly Part[];
}

function partsOf(snapshot: StatusSnapshot): readonly Part[] {
  const { configuration, job, currentScan } = snapshot;
  return [
    ...(snapshot.nodes ?? []).map(nodePart),
    ...(snapshot.repositories ?? []).map(repositoryPart),
    ...(currentScan === undefined
      ? []
      : [{ name: 'Current scan', detail: '', kind: SymbolKind.Object, lines: linesOf(currentScan) }]),
    ...(configuration === undefined ? [] : [settingsPart('Configuration', configuration)]),
    ...(job === undefined ? [] : [settingsPart('Content scan job', job)]),
  ];
}

function nodePart(node: ScannerNode): Part {
  const { summary } = node;
  const said = [node.line, node.status?.line, node.isScanning?.line].flatMap((line) => line ?? []);
  const summaryLines = summary === undefined ? [] : linesOf(summary);
  // A summary that stands elsewhere is no part of the node's lines: then between them is something else.
  const isNear = Math.min(...summaryLines) - Math.max(...said) <= 1;
  return {
    name: node.name,
    detail: node.status?.text ?? '',
    kind: SymbolKind.Object,
    lines: isNear ? [...said, ...summaryLines] : said,
  };
}

function repositoryPart(repository: ScanRepository): Part {
  const lines = [repository.line, ...(repository.status === undefined ? [] : [repository.status.line])];
  return { name: repository.path, detail: repository.status?.text ?? '', kind: SymbolKind.File, lines };
}

function settingsPart(name: string, section: SettingsSection): Part {
  return { name, detail: '', kind: SymbolKind.Property, lines: linesOf(section) };
}

function linesOf({
  line,
  fields,
}: Pick<SettingsSection, 'line'> & { readonly fields: readonly { readonly line: number }[] }) {
  return [line, ...fields.map((field) => field.line)];
}

function toSymbol(part: Part, lines: Lines, outer: Range): DocumentSymbol {
  // A part never reaches out of its snapshot: editors throw such an outline away.
  const inside = part.lines
    .map((line) => line - 1)
    .filter((line) => line >= outer.start.line && line <= outer.end.line);
  const first = inside.reduce((a, b) => Math.min(a, b), outer.end.line);
  const last = inside.reduce((a, b) => Math.max(a, b), first);
  const range = toRange(lines, first + 1, last + 1);
  return {
    name: terminalText(part.name, 120).trim() || '(no name)',
    detail: terminalText(part.detail, 80),
    kind: part.kind,
    range,
    selectionRange: { start: range.start, end: range.start },
  };
}

function toRange(lines: Lines, line: number, endLine: number): Range {
  return {
    start: { line: line - 1, character: 0 },
    end: { line: endLine - 1, character: lines.length(endLine - 1) },
  };
}
