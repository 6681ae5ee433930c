import { addNode } from './add-node.ts';
import { newNode, nodesOf, type OpenSnapshot } from './open-snapshot.ts';
import type { OutputContext } from './output-context.ts';
import { parseEnumeration } from './parse-enumeration.ts';
import type { PrintedField, PrintedScalar } from './printed-value.ts';
import { isTypeName, itemsOf } from './read-fields.ts';

/** Takes in `NodesInfo` of a status: names in braces, names as JSON of depth 1 has them, or whole nodes. */
export function addNodesInfo(snapshot: OpenSnapshot, field: PrintedField, context: OutputContext): void {
  const items = itemsOf(field.value);
  if (items === undefined) {
    if (field.value.kind === 'scalar') addEnumeration(snapshot, field.value, context);
    return;
  }
  // An empty collection was printed as such: the snapshot says that there are no nodes.
  nodesOf(snapshot);
  for (const [ordinal, item] of items.entries()) {
    if (item.kind === 'object' && item.fields.length > 0) {
      addNode(snapshot, item.fields, { ...context, ordinal });
    } else {
      const name = item.kind === 'scalar' ? item.text : item.kind === 'object' ? (item.text ?? '') : '';
      if (name !== '' && !isTypeName(name)) nameNode(snapshot, name, false, item.line, ordinal, context);
    }
  }
}

function addEnumeration(snapshot: OpenSnapshot, value: PrintedScalar, context: OutputContext): void {
  const text = value.text.trim();
  if (text === '' || isTypeName(text)) return;
  const printed = context.record.form === 'list' || context.record.form === 'table';
  if (!printed && !text.startsWith('{')) {
    // ConvertTo-Json of depth 0 and Export-Csv join names with blanks, and a blank may be part of a name.
    if (/\s/.test(text)) {
      context.problem(
        'unread-value',
        value.line,
        'NodesInfo holds names without a separator; they are not told apart.',
      );
    } else {
      nameNode(snapshot, text, false, value.line, 0, context);
    }
    return;
  }
  const { items, more, inner } = parseEnumeration(text, value.cut);
  if (items.length > 0 || !more) nodesOf(snapshot);
  for (const [ordinal, item] of items.entries())
    nameNode(snapshot, item.text, item.cut, value.line, ordinal, context);
  snapshot.nodeEnumeration = more ? undefined : inner;
  snapshot.cutNodes = more ? { line: value.line, named: items.length } : undefined;
}

function nameNode(
  snapshot: OpenSnapshot,
  name: string,
  cut: boolean,
  line: number,
  ordinal: number,
  context: OutputContext,
): void {
  nodesOf(snapshot).take({ name, cut, block: context.block, ordinal }, () => newNode(name, cut, line));
}
