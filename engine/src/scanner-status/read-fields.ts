import type { StatusField } from '../model/scanner-status.ts';
import { findKnownName } from './field-names.ts';
import { parseCounter } from './parse-count.ts';
import { parseDuration } from './parse-duration.ts';
import { scalar, type PrintedField, type PrintedScalar, type PrintedValue } from './printed-value.ts';

/** Fields of one record by the name that Microsoft writes, and those whose names are not known. */
export interface NamedFields {
  readonly known: ReadonlyMap<string, PrintedField>;
  readonly others: readonly PrintedField[];
}

/** Sorts fields by what they are called. `names` limits the known ones to those of the record at hand. */
export function sortFields(fields: readonly PrintedField[], names: ReadonlySet<string>): NamedFields {
  const known = new Map<string, PrintedField>();
  const others: PrintedField[] = [];
  for (const field of fields) {
    const name = findKnownName(field.name)?.name;
    if (name !== undefined && names.has(name)) known.set(name, field);
    else others.push(field);
  }
  return { known, others };
}

/**
 * The value as one text. A number or date that JSON of Windows PowerShell 5.1 wrapped (`{ "value": ... }`) is
 * unwrapped; objects and lists have no text of their own and give undefined.
 */
export function textOf(value: PrintedValue | undefined): PrintedScalar | undefined {
  if (value === undefined) return undefined;
  if (value.kind === 'scalar') return value;
  if (value.kind === 'list') return undefined;
  const wrapped = value.fields.find((field) => field.name === 'value')?.value;
  if (wrapped?.kind === 'scalar') return wrapped;
  return value.text === undefined ? undefined : scalar(value.text, value.line);
}

/** The text, when there is one that is not empty. */
export function presentText(value: PrintedValue | undefined): PrintedScalar | undefined {
  const text = textOf(value);
  return text === undefined || text.text.trim() === '' ? undefined : text;
}

/** The items of a collection; a single object stands for itself, as PowerShell unrolls it. */
export function itemsOf(value: PrintedValue): readonly PrintedValue[] | undefined {
  if (value.kind === 'list') return value.items;
  if (value.kind === 'scalar') return undefined;
  const wrapped = value.fields.find((field) => field.name === 'value')?.value;
  return wrapped?.kind === 'list' ? wrapped.items : [value];
}

/** Seconds of a time span, also of one that JSON took apart (`{ "Ticks": ..., "TotalSeconds": ... }`). */
export function secondsOf(value: PrintedValue | undefined): number | undefined {
  if (value?.kind === 'object') {
    for (const [name, divisor] of [
      ['TotalSeconds', 1],
      ['Ticks', 1e7],
    ] as const) {
      const part = value.fields.find((field) => field.name === name)?.value;
      const number = part?.kind === 'scalar' && part.text !== '' ? Number(part.text) / divisor : Number.NaN;
      if (Number.isFinite(number)) return number;
    }
  }
  const text = textOf(value);
  return text === undefined || text.cut || text.text.length > 60 ? undefined : parseDuration(text.text);
}

/** Any field as a name and a number or text; what is nested stays visible as its kind. */
export function toStatusField(field: PrintedField): StatusField {
  const text = textOf(field.value);
  if (text !== undefined) {
    return {
      name: field.name,
      value: text.cut ? `${text.text}…` : parseCounter(text.text),
      line: field.line,
    };
  }
  const items = field.value.kind === 'list' ? field.value.items : [];
  const texts = items.flatMap((item) => textOf(item)?.text ?? []);
  return {
    name: field.name,
    value: texts.length > 0 ? texts.slice(0, 100).join(', ') : '(object)',
    line: field.line,
  };
}

/** `Microsoft.InformationProtection.Scanner.ScanSummaryData`: a value that was not expanded, cut or not. */
export function isTypeName(text: string): boolean {
  return /^(?:Deserialized\.)?(?:Microsoft|System)\.[\w.+`]+(?:\[[\w.,\s]*\])*$/.test(text.slice(0, 300));
}
