import { SaxesParser } from '#saxes';
import { scalar, type PrintedField, type PrintedScalar, type PrintedValue } from './printed-value.ts';

/** Export-Clixml nests 4 elements a level; nobody exports 60 levels. */
const MAX_DEPTH = 256;
/** Piece that the parser gets at a time; it can be stopped only between pieces. */
const PIECE = 16 * 1024;
const MAX_MISTAKES = 3;

export interface ClixmlReading {
  /** The exported objects, also those of a file that breaks off. */
  readonly values: readonly PrintedValue[];
  readonly mistakes: readonly { readonly kind: string; readonly line: number; readonly message: string }[];
}

interface Element {
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

/**
 * Reads PowerShell's serialised objects ([MS-PSRP] 2.2.5). A document type is refused before anything of it is read,
 * so there are no entities to expand and nothing outside the text to fetch.
 *
 * @param firstLine 1-based line of the file where the text begins.
 */
export function readClixml(text: string, firstLine: number): ClixmlReading {
  const values: PrintedValue[] = [];
  const mistakes: { kind: string; line: number; message: string }[] = [];
  const references = new Map<string, PrintedValue>();
  const stack: Element[] = [];
  // A part of a file has no declaration, and a document may not be read as a part.
  const parser = new SaxesParser({ fragment: !/^\s*<[?!]/.test(text) });
  const lineHere = (): number => firstLine + parser.line - 1;
  let refused = false;
  const isRefused = (): boolean => refused;

  const refuse = (kind: string, message: string): void => {
    refused = true;
    mistakes.push({ kind, line: lineHere(), message });
  };
  const close = (): void => {
    const element = stack.pop();
    if (element === undefined) return;
    const parent = stack.at(-1);
    const value = finish(element, references);
    if (value === undefined) {
      passOn(element, parent, values);
      return;
    }
    if (element.refId !== undefined) references.set(element.refId, value);
    if (parent === undefined) values.push(value);
    else attach(parent, element, value);
  };

  parser.on('doctype', () => {
    refuse(
      'document-type',
      'The XML has a document type (DTD). Export-Clixml writes none: the file is not read.',
    );
  });
  parser.on('error', (error) => {
    // The first mistake tells; those that follow from it do not.
    if (refused || mistakes.length >= MAX_MISTAKES) return;
    mistakes.push({
      kind: 'xml',
      line: lineHere(),
      message: `The XML is broken here: ${describe(error.message)}.`,
    });
  });
  parser.on('opentag', (tag) => {
    if (refused) return;
    if (stack.length >= MAX_DEPTH) {
      refuse('too-deep', `The XML is nested deeper than ${MAX_DEPTH} elements; the rest is not read.`);
      return;
    }
    const { N: name, RefId: refId } = tag.attributes;
    stack.push({
      tag: tag.name,
      name: name === undefined ? undefined : decodeText(name),
      line: lineHere(),
      refId,
      fields: [],
      items: [],
      isList: false,
      inner: undefined,
      shown: undefined,
      text: [],
    });
  });
  parser.on('text', (piece) => {
    if (!refused) stack.at(-1)?.text.push(piece);
  });
  parser.on('cdata', (piece) => {
    if (!refused) stack.at(-1)?.text.push(piece);
  });
  parser.on('closetag', () => {
    if (!refused) close();
  });

  for (let at = 0; at < text.length; at += PIECE) {
    parser.write(text.slice(at, at + PIECE));
    if (isRefused()) break;
  }
  if (!isRefused()) parser.close();
  // With a document type nothing of the file is believed; a file that breaks off keeps what it said until then.
  const refusal = mistakes.find((mistake) => mistake.kind === 'document-type');
  if (refusal !== undefined) return { values: [], mistakes: [refusal] };
  while (stack.length > 0) close();
  return { values, mistakes };
}

/** The value of a closed element; undefined for those that only hold others, and for type names. */
function finish(element: Element, references: ReadonlyMap<string, PrintedValue>): PrintedValue | undefined {
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
function passOn(element: Element, parent: Element | undefined, values: PrintedValue[]): void {
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
function attach(parent: Element, element: Element, value: PrintedValue): void {
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
function decodeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** The parser's words without its own position, which counts from the start of the piece it got. */
function describe(message: string): string {
  return message
    .replace(/^\d+:\d+: /, '')
    .replace(/\.$/, '')
    .slice(0, 200);
}
