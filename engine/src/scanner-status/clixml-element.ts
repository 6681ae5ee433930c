import { scalar, type PrintedField, type PrintedScalar, type PrintedValue } from './printed-value.ts';

/** An element that is open, with what its children said so far. */
export interface Element {
  readonly tag: string;
  /** Name of the property, when it is one. */
  readonly name: string | undefined;
  readonly line: number;
  readonly refId: string | undefined;
  readonly fields: PrintedField[];
  readonly items: PrintedValue[];
  /** Whether a list was written, even an empty one. */
  isList: boolean;
  /** Text of an object that is only a wrapped value, and what ToString says. */
  inner: PrintedScalar | undefined;
  shown: string | undefined;
  readonly text: string[];
}

/** The value of a closed element; undefined for those that only hold others, and for type names. */
export function finish(
  element: Element,
  references: ReadonlyMap<string, PrintedValue>,
): PrintedValue | undefined {
  const { tag, line } = element;
  if (containers.has(tag) || tag === 'TN' || tag === 'TNRef' || tag === 'T') return undefined;
  if (tag === 'Obj' || tag === 'En') {
    if (element.isList && element.fields.length === 0) return { kind: 'list', items: element.items, line };
    // An enumeration value is its number with its name as text; the name is what a console prints.
    if (element.inner !== undefined && element.fields.length === 0) {
      return element.shown === undefined ? element.inner : scalar(element.shown, line);
    }
    return { kind: 'object', fields: element.fields, text: element.shown, line };
  }
  if (tag === 'Ref')
    return (element.refId === undefined ? undefined : references.get(element.refId)) ?? scalar('', line);
  if (tag === 'SS') return scalar('(secure string)', line);
  return scalar(decodeText(element.text.join('')), line);
}

/** Elements around the properties, the items of a list, or the entries of a hash table. */
const containers: ReadonlySet<string> = new Set(['Objs', 'Props', 'MS', 'LST', 'STK', 'QUE', 'IE', 'DCT']);

/** A closed container hands what it holds to the object that it describes. */
export function passOn(element: Element, parent: Element | undefined, values: PrintedValue[]): void {
  if (!containers.has(element.tag)) return;
  if (element.tag === 'DCT') {
    for (const item of element.items)
      if (item.kind === 'object') element.fields.push(...toEntry(item.fields));
    element.items.length = 0;
  }
  if (element.tag === 'Objs' || parent === undefined) {
    for (const item of element.items) values.push(item);
    if (element.fields.length > 0) {
      values.push({ kind: 'object', fields: element.fields, text: undefined, line: element.line });
    }
    return;
  }
  for (const field of element.fields) parent.fields.push(field);
  for (const item of element.items) parent.items.push(item);
  if (element.tag !== 'Props' && element.tag !== 'MS' && element.tag !== 'DCT') parent.isList = true;
}

/** `<En><S N="Key">a</S><S N="Value">b</S></En>` is the field `a` with the value `b`. */
function toEntry(fields: readonly PrintedField[]): readonly PrintedField[] {
  const key = fields.find((field) => field.name === 'Key')?.value;
  const value = fields.find((field) => field.name === 'Value')?.value;
  return key?.kind === 'scalar' && value !== undefined ? [{ name: key.text, line: key.line, value }] : [];
}

/** Hands a finished value to the element around it. */
export function attach(parent: Element, element: Element, value: PrintedValue): void {
  if (element.tag === 'ToString') {
    parent.shown = value.kind === 'scalar' ? value.text : undefined;
  } else if (parent.tag === 'Obj' && value.kind === 'scalar') {
    parent.inner = value;
  } else if (
    element.name !== undefined &&
    (parent.tag === 'Props' || parent.tag === 'MS' || parent.tag === 'En')
  ) {
    parent.fields.push({ name: element.name, line: element.line, value });
  } else {
    parent.items.push(value);
  }
}

/** `_x000A_` stands for a character that XML can not hold; `_x005F_` for an underscore that would look like one. */
export function decodeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
