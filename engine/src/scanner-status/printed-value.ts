import type { StatusForm } from '../model/scanner-status.ts';

/**
 * What the readers of the forms have in common: named values with their lines, before anyone asks what they mean.
 * Lines are 1-based lines of the file.
 */
export type PrintedValue = PrintedScalar | PrintedList | PrintedObject;

export interface PrintedScalar {
  readonly kind: 'scalar';
  readonly text: string;
  readonly line: number;
  /** True when the console cut the text; the mark is no longer part of it. */
  readonly cut: boolean;
}

interface PrintedList {
  readonly kind: 'list';
  readonly items: readonly PrintedValue[];
  readonly line: number;
}

export interface PrintedObject {
  readonly kind: 'object';
  readonly fields: readonly PrintedField[];
  /** What the object prints as where a text is wanted; only clixml says it. */
  readonly text: string | undefined;
  readonly line: number;
}

export interface PrintedField {
  readonly name: string;
  readonly value: PrintedValue;
  readonly line: number;
}

/** One printed object. */
export interface PrintedRecord {
  readonly form: StatusForm;
  readonly fields: readonly PrintedField[];
  readonly line: number;
  readonly endLine: number;
}

export function scalar(text: string, line: number, cut = false): PrintedScalar {
  return { kind: 'scalar', text, line, cut };
}
