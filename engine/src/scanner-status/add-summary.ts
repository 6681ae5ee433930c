import type { StatusField } from '../model/scanner-status.ts';
import { findKnownName } from './field-names.ts';
import {
  newNode,
  nodesOf,
  observeSummary,
  type OpenNode,
  type OpenSnapshot,
  type OpenSummary,
} from './open-snapshot.ts';
import type { OutputContext } from './output-context.ts';
import type { PrintedField, PrintedScalar } from './printed-value.ts';
import { isTypeName, presentText, textOf, toStatusField } from './read-fields.ts';

/** Takes in a summary: of the node that its ScannerID names, or else of the current scan. */
export function addSummary(
  snapshot: OpenSnapshot,
  fields: readonly PrintedField[],
  context: OutputContext,
): void {
  const line = fields[0]?.line ?? context.record.line;
  const idField = fields.find((field) => findKnownName(field.name)?.name === 'ScannerID');
  const id = presentText(idField?.value);
  const node =
    id === undefined ? findIndexed(snapshot, context, idField) : nodeWithId(snapshot, id, context, line);
  const summary =
    node === undefined ? (snapshot.currentScan ??= openSummary(line)) : (node.summary ??= openSummary(line));
  fillSummary(summary, fields, context);
  if (node === undefined) observeSummary(snapshot, summary);
}

function nodeWithId(
  snapshot: OpenSnapshot,
  id: PrintedScalar,
  context: OutputContext,
  line: number,
): OpenNode {
  const mention = { name: id.text, cut: id.cut, block: context.block, ordinal: context.hint?.nodeIndex };
  return nodesOf(snapshot).take(mention, () => newNode(id.text, id.cut, line));
}

/** `$x.NodesInfo[1].Summary` names the node when the summary itself does not print a ScannerID at all. */
function findIndexed(
  snapshot: OpenSnapshot,
  context: OutputContext,
  idField: PrintedField | undefined,
): OpenNode | undefined {
  const index = context.hint?.nodeIndex;
  return index === undefined || idField !== undefined ? undefined : snapshot.nodes?.all[index];
}

/** A summary of which nothing was read yet. */
export function openSummary(line: number): OpenSummary {
  return { line, fields: new Map() };
}

/** Takes the counters of one print of a summary in. */
export function fillSummary(
  summary: OpenSummary,
  fields: readonly PrintedField[],
  context: OutputContext,
): void {
  for (const field of fields) {
    const name = findKnownName(field.name)?.name ?? field.name;
    const text = textOf(field.value);
    if (text?.cut === true && name !== 'ScannerID') {
      context.problem(
        'cut-value',
        field.line,
        `${field.name} was cut by the console, so its number is not known.`,
      );
      continue;
    }
    // An id may consist of digits and is still a name.
    const value = name === 'ScannerID' ? (text?.text ?? '') : toStatusField(field).value;
    summary.fields.set(name.toLowerCase(), { name: field.name, value, line: field.line });
  }
}

/** A value that should have been an object: its type's name says nothing, anything else is kept. */
export function keepUnlessTypeName(field: PrintedField, others: StatusField[]): void {
  const text = presentText(field.value);
  if (text !== undefined && !text.cut && !isTypeName(text.text)) others.push(toStatusField(field));
}
