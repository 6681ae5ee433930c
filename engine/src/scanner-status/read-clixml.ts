import { SaxesParser } from '#saxes';
import { attach, decodeText, type Element, finish, passOn } from './clixml-element.ts';
import type { PrintedValue } from './printed-value.ts';

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

  withoutStacks(() => {
    for (let at = 0; at < text.length; at += PIECE) {
      parser.write(text.slice(at, at + PIECE));
      if (isRefused()) return;
    }
    parser.close();
  });
  // With a document type nothing of the file is believed; a file that breaks off keeps what it said until then.
  const refusal = mistakes.find((mistake) => mistake.kind === 'document-type');
  if (refusal !== undefined) return { values: [], mistakes: [refusal] };
  while (stack.length > 0) close();
  return { values, mistakes };
}

/** The parser makes an error of every mistake, and what it costs is the stack in it, which nobody looks at. */
function withoutStacks(run: () => void): void {
  const errors = Error as typeof Error & { stackTraceLimit?: number };
  const { stackTraceLimit } = errors;
  errors.stackTraceLimit = 0;
  try {
    run();
  } finally {
    if (stackTraceLimit !== undefined) errors.stackTraceLimit = stackTraceLimit;
  }
}

/** The parser's words without its own position, which counts from the start of the piece it got. */
function describe(message: string): string {
  return message
    .replace(/^\d+:\d+: /, '')
    .replace(/\.$/, '')
    .slice(0, 200);
}
