import {
  findKnownName,
  formatBytes,
  formatCount,
  type HealthVerdict,
  type PrintedText,
  renderStatusField,
  type ScanSummary,
  type SettingsSection,
  type StatusCount,
  type StatusField,
  type StatusFieldMeaning,
  type StatusPart,
  type StatusSnapshot,
} from '#engine';
import type { StatusRow } from '#protocol';
import { judgedFields } from './judged-fields.ts';
import { judged, type RowContext, verdictsText } from './row-context.ts';

/** One printed name with its value. */
export interface NamedValue {
  readonly name: string;
  readonly value: StatusCount;
  readonly line: number;
}

/** A row for one name and value, with what they mean and what was judged of them. */
export function fieldRow(
  context: RowContext,
  snapshot: StatusSnapshot,
  parent: string,
  part: StatusPart,
  field: NamedValue,
  verdicts: readonly HealthVerdict[] = [],
): StatusRow {
  const known = findKnownName(field.name)?.name ?? field.name;
  const meaning = findMeaning(context.fields, known, part);
  const own = verdicts.filter(
    ({ code, line }) => line === field.line && (judgedFields[code] ?? []).includes(known),
  );
  const value = String(field.value);
  return {
    id: `${parent}/field/${field.name.toLowerCase()}`,
    kind: 'field',
    label: field.name.trim() === '' ? '(no name)' : field.name,
    description: value === '' ? 'empty' : describeValue(known, field.value),
    tooltip: [
      ...verdictsText(own),
      ...(meaning === undefined ? [] : [renderStatusField(meaning, value)]),
    ].join('\n\n---\n\n'),
    ...judged(own),
    place: context.place(snapshot.source, field.line),
    value,
  };
}

export function summaryRows(
  context: RowContext,
  snapshot: StatusSnapshot,
  parent: string,
  summary: ScanSummary,
  verdicts: readonly HealthVerdict[],
): readonly StatusRow[] {
  // The id names the node again, whose row this stands in.
  const fields = summary.fields.filter(({ name }) => name.toLowerCase() !== 'scannerid');
  return context.list(parent, fields, (field) =>
    fieldRow(context, snapshot, parent, 'summary', field, verdicts),
  );
}

export function settingRows(
  context: RowContext,
  snapshot: StatusSnapshot,
  parent: string,
  part: StatusPart,
  section: SettingsSection,
): readonly StatusRow[] {
  const verdicts = context.verdictsOf(snapshot, section.id);
  return context.list(parent, section.fields, ({ name, text, line }) =>
    fieldRow(context, snapshot, parent, part, { name, value: text, line }, verdicts),
  );
}

/** Names that are not known: a newer version, or another language. They are shown as they are. */
export function otherFieldRows(
  context: RowContext,
  snapshot: StatusSnapshot,
  parent: string,
  part: StatusPart,
  fields: readonly StatusField[],
): readonly StatusRow[] {
  return context.list(parent, fields, (field) => fieldRow(context, snapshot, parent, part, field));
}

/** The names among these that were printed, as fields. */
export function printedFields(
  texts: Readonly<Record<string, PrintedText | undefined>>,
): readonly NamedValue[] {
  return Object.entries(texts).flatMap(([name, printed]) =>
    printed === undefined ? [] : [{ name, value: printed.text, line: printed.line }],
  );
}

/** What is known of a name; of several meanings the one for the part of the status that prints it. */
function findMeaning(
  fields: readonly StatusFieldMeaning[],
  name: string,
  part: StatusPart,
): StatusFieldMeaning | undefined {
  const key = name.toLowerCase();
  return fields.find((field) => field.name.toLowerCase() === key && field.of.includes(part));
}

function describeValue(name: string, value: StatusCount): string {
  return name === 'ScannedBytes' || name === 'MBScanned' ? formatBytes(value) : formatCount(value);
}
