import {
  baseName,
  type DiagnosticsOutput,
  escapeMarkdown,
  formatCount,
  type Problem,
  type ScannerStatusReport,
  type StatusMessage,
} from '#engine';
import type { StatusRow } from '#protocol';
import { groupRow } from './part-rows.ts';
import type { RowContext } from './row-context.ts';

/** What stands beside the status in the same files: diagnostics, warnings, and what could not be read. */
export function reportRows(
  context: RowContext,
  reports: readonly ScannerStatusReport[],
  problems: readonly Problem[],
): readonly StatusRow[] {
  const outputs = reports.flatMap((report) => report.diagnostics.map((output) => ({ report, output })));
  const messages = reports.flatMap((report) =>
    report.messages.filter(isUrgent).map((message) => ({ report, message })),
  );
  const all = [...problems, ...reports.flatMap((report) => report.problems)];
  return [
    ...context.list('diagnostics', outputs, ({ report, output }) => diagnosticsRow(context, report, output)),
    ...group('messages', 'Warnings and errors', messages, context, ({ report, message }) =>
      messageRow(context, report, message),
    ),
    ...group('problems', 'Not understood', all, context, (problem) => problemRow(context, problem)),
  ];
}

function group<Item>(
  id: string,
  label: string,
  items: readonly Item[],
  context: RowContext,
  make: (item: Item) => StatusRow,
): readonly StatusRow[] {
  if (items.length === 0) return [];
  const rows = context.list(id, items, make);
  return [
    {
      ...groupRow(id, label, formatCount(items.length), rows),
      unfolded: id === 'problems' && rows.length <= 3,
    },
  ];
}

function diagnosticsRow(
  context: RowContext,
  report: ScannerStatusReport,
  output: DiagnosticsOutput,
): StatusRow {
  const id = `diagnostics/${context.uriOf(report.path)}/${output.line}`;
  const omitted = output.omittedLines === 0 ? '' : ` and ${formatCount(output.omittedLines)} more`;
  return {
    id,
    kind: 'group',
    label: 'Scanner diagnostics',
    description: `${formatCount(output.lines.length)}${omitted} lines`,
    tooltip: escapeMarkdown(output.command),
    attention: 0,
    place: context.place(report.path, output.line),
    children: context.list(id, output.lines, (text) =>
      textRow(`${id}/${text}`, text, context.place(report.path, output.line)),
    ),
  };
}

function messageRow(
  context: RowContext,
  report: ScannerStatusReport,
  { kind, text, line }: StatusMessage,
): StatusRow {
  const id = `messages/${context.uriOf(report.path)}/${text}`;
  return { ...textRow(id, text, context.place(report.path, line)), description: kind };
}

function textRow(id: string, text: string, place: NonNullable<StatusRow['place']>): StatusRow {
  return {
    id,
    kind: 'text',
    label: text.trim() === '' ? '(blank)' : text,
    description: '',
    tooltip: escapeMarkdown(text, 2000),
    attention: 0,
    place,
    value: text,
  };
}

function problemRow(context: RowContext, { kind, source, line, message }: Problem): StatusRow {
  const file = source === undefined ? '' : baseName(source);
  return {
    id: `problems/${source === undefined ? '' : context.uriOf(source)}/${kind}/${message}`,
    kind: 'problem',
    label: message,
    description: line === undefined ? file : `line ${line.toLocaleString('en-US')}`,
    tooltip: escapeMarkdown(`${message} ${file === '' ? '' : `(${file})`}`, 1000),
    attention: 0,
    ...(source === undefined ? {} : { place: context.place(source, line ?? 1) }),
    value: message,
  };
}

function isUrgent({ kind }: StatusMessage): boolean {
  return kind === 'warning' || kind === 'error';
}
