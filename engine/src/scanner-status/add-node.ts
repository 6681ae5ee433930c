import type { PrintedText } from '../model/scanner-status.ts';
import { fillSummary, keepUnlessTypeName, openSummary } from './add-summary.ts';
import { newNode, nodesOf, type OpenSnapshot } from './open-snapshot.ts';
import type { OutputContext } from './output-context.ts';
import type { PrintedField } from './printed-value.ts';
import { presentText, sortFields, textOf, toStatusField } from './read-fields.ts';

const nodeNames: ReadonlySet<string> = new Set([
  'NodeName',
  'Status',
  'IsScanning',
  'Summary',
  'ScannerStatus',
]);

/** Takes in one node of `NodesInfo`, or of the classic table. */
export function addNode(
  snapshot: OpenSnapshot,
  fields: readonly PrintedField[],
  context: OutputContext,
): void {
  const { known, others } = sortFields(fields, nodeNames);
  const name = textOf(known.get('NodeName')?.value);
  const line = name?.line ?? fields[0]?.line ?? context.record.line;
  const mention = {
    name: name?.text ?? '',
    cut: name?.cut ?? true,
    block: context.block,
    ordinal: context.ordinal,
  };
  const node = nodesOf(snapshot).take(mention, () => newNode(mention.name, mention.cut, line));
  if (!node.printed) node.line = line;
  node.printed = true;
  const status = known.get('Status') ?? known.get('ScannerStatus');
  node.status = printed(status) ?? node.status;
  node.isScanning = printed(known.get('IsScanning')) ?? node.isScanning;
  const summary = known.get('Summary');
  if (summary?.value.kind === 'object' && summary.value.fields.length > 0) {
    fillSummary((node.summary ??= openSummary(summary.value.line)), summary.value.fields, context);
  } else if (summary !== undefined) {
    keepUnlessTypeName(summary, node.otherFields);
  }
  for (const field of others) node.otherFields.push(toStatusField(field));
}

function printed(field: PrintedField | undefined): PrintedText | undefined {
  const text = presentText(field?.value);
  return text === undefined ? undefined : { text: text.cut ? `${text.text}…` : text.text, line: text.line };
}
