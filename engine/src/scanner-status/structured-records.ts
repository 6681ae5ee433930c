import type { StatusForm } from '../model/scanner-status.ts';
import { findKnownName } from './field-names.ts';
import type { PrintedField, PrintedObject, PrintedValue } from './printed-value.ts';
import type { StatusSink } from './status-sink.ts';

/** Parts of scanner objects that are read with the object around them. */
const inner: ReadonlySet<string> = new Set([
  'NodesInfo',
  'Summary',
  'CurrentScanSummary',
  'RepositoriesStatus',
]);

/**
 * Finds the records in a tree of JSON or clixml. An object that has a name of scanner output is a record; one that
 * has none is looked into, so a script that saved everything in one object of its own is read as well. Objects that
 * clixml refers to from several places are read once.
 *
 * @returns names at the top that belong to no record, to tell what the file holds.
 */
export function findRecords(root: PrintedValue, form: StatusForm, sink: StatusSink): readonly string[] {
  const foreign = new Set<string>();
  const visited = new Set<PrintedValue>();
  const waiting: PrintedValue[] = [root];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (value === undefined || value.kind === 'scalar' || visited.has(value)) continue;
    visited.add(value);
    if (value.kind === 'list') {
      for (const item of value.items.toReversed()) waiting.push(item);
      continue;
    }
    const known = value.fields.some((field) => findKnownName(field.name) !== undefined);
    if (known) {
      sink.record({ form, fields: value.fields, line: value.line, endLine: lastLine(value) });
    } else {
      for (const field of value.fields.slice(0, 20)) foreign.add(field.name);
    }
    for (const field of value.fields.toReversed()) {
      if (field.value.kind !== 'scalar' && (!known || !isInner(field))) waiting.push(field.value);
    }
  }
  return [...foreign];
}

function isInner(field: PrintedField): boolean {
  const name = findKnownName(field.name)?.name;
  return name !== undefined && inner.has(name);
}

function lastLine(value: PrintedObject): number {
  return value.fields.at(-1)?.line ?? value.line;
}
