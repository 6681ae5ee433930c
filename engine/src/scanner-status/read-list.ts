import { displayWidth } from './display-width.ts';
import { findKnownName } from './field-names.ts';
import { scalar, type PrintedField } from './printed-value.ts';
import { indentOf, isBlank } from './text-lines.ts';

/** A block of `Name : value` lines. */
export interface ListBlock {
  readonly fields: readonly PrintedField[];
  /** 0-based index of the first line after it. */
  readonly next: number;
}

interface ListLine {
  readonly label: string;
  readonly value: string;
  /** Columns before the label. */
  readonly indent: number;
  /** Column of the value, which is also the indentation of what follows it. */
  readonly valueColumn: number;
}

interface OpenField {
  readonly label: string;
  readonly line: number;
  readonly pieces: string[];
  readonly valueColumn: number;
}

/**
 * Reads the list that begins at a line; undefined when that line is no `Name : value`. The formatter breaks long
 * values anywhere and indents what follows to the column of the value. `end` is the first line that is not the
 * caller's to read.
 */
export function readList(lines: readonly string[], begin: number, end: number): ListBlock | undefined {
  const first = matchListLine(lines[begin] ?? '');
  if (first === undefined) return undefined;
  const open: OpenField[] = [];
  let margin = 0;
  let at = begin;
  for (; at < end; at++) {
    const line = lines[at] ?? '';
    const last = open.at(-1);
    if (isBlank(line)) {
      if (last === undefined || !isBrokenAtBlank(last, line, lines[at + 1] ?? '')) break;
      last.pieces.push(' ');
      continue;
    }
    const indent = indentOf(line);
    if (last !== undefined && indent >= last.valueColumn && last.valueColumn > 0) {
      last.pieces.push(sliceFromColumn(line, last.valueColumn));
    } else {
      const entry = matchListLine(line);
      if (entry !== undefined) {
        open.push({
          label: entry.label,
          line: at + 1,
          pieces: [entry.value],
          valueColumn: entry.valueColumn,
        });
      } else if (last !== undefined && indent > first.indent) {
        last.pieces.push(line.trimStart());
      } else if (last !== undefined && isRepositoryOfJob(last, line)) {
        last.pieces.push(line.trim());
      } else {
        break;
      }
    }
    margin = Math.max(margin, displayWidth(line));
  }
  const fields = open.map((field) => ({
    name: field.label,
    line: field.line,
    value: scalar(joinPieces(field, margin), field.line),
  }));
  return { fields, next: at };
}

/** A label and a value; a foreign label counts only with blanks around its colon, as the formatter prints it. */
export function matchListLine(line: string): ListLine | undefined {
  const colon = line.indexOf(':');
  if (colon <= 0 || colon > 120) return undefined;
  const rawLabel = line.slice(0, colon);
  const label = rawLabel.trim();
  if (label === '' || label.length > 64 || /^["'{}[\]+|*#<>$@-]/.test(label)) return undefined;
  const after = line.slice(colon + 1);
  const spaced = /[\s\u00a0]$/.test(rawLabel) && (after === '' || /^[\s\u00a0]/.test(after));
  if (findKnownName(label) === undefined && !(spaced && /\p{L}/u.test(label) && !isCommandName(label))) {
    return undefined;
  }
  // Microsoft's own sample of a repository has `OverrideContentScanJob:                : Off`.
  const doubled = /^\s{2,}:(?=\s|$)/.exec(after)?.[0].length ?? 0;
  const value = after.slice(doubled);
  const lead = /^[\s\u00a0]?/.exec(value)?.[0].length ?? 0;
  return {
    label,
    value: value.slice(lead),
    indent: indentOf(line),
    valueColumn: displayWidth(rawLabel) + 1 + doubled + lead,
  };
}

/**
 * A word as wide as the column leaves the blank behind it alone on a line. The value goes on below when that line has
 * blanks beyond the column, or when a collection is still open.
 */
function isBrokenAtBlank(field: OpenField, blank: string, next: string): boolean {
  const unfinished = (field.pieces[0] ?? '').startsWith('{') && !(field.pieces.at(-1) ?? '').endsWith('}');
  return (
    !isBlank(next) && indentOf(next) === field.valueColumn && (blank.length > field.valueColumn || unfinished)
  );
}

/** `Get-ScanStatus : The term ...` begins an error record, not a list. */
function isCommandName(label: string): boolean {
  return /^[A-Z][A-Za-z]*-[A-Z][A-Za-z0-9]*$/.test(label);
}

/** The page of Get-AIPScannerContentScanJob prints the repositories below their label, without indentation. */
function isRepositoryOfJob(field: OpenField, line: string): boolean {
  return isRepositories(field) && /^\s*(?:[A-Za-z]:\\|\\\\|https?:\/\/)/.test(line);
}

function isRepositories(field: OpenField): boolean {
  return field.label.toLowerCase() === 'repositories';
}

function sliceFromColumn(line: string, column: number): string {
  let columns = 0;
  for (let i = 0; i < line.length; i++) {
    if (columns >= column) return line.slice(i);
    columns += line.charCodeAt(i) === 9 ? 8 - (columns % 8) : 1;
  }
  return '';
}

/**
 * Puts a broken value together. PowerShell breaks at a blank, which stays at the end of the line, or in a word at
 * the margin. Where an editor took the blanks at the ends of lines away, a short line says that there was one.
 */
function joinPieces(field: OpenField, margin: number): string {
  const pieces = field.pieces;
  if (pieces.length === 1) return (pieces[0] ?? '').trim();
  if (isRepositories(field) && pieces[0]?.trim() === '') return pieces.slice(1).join(', ');
  const enumeration = (pieces[0] ?? '').startsWith('{');
  const parts: string[] = [];
  for (const [index, piece] of pieces.entries()) {
    parts.push(piece);
    const next = pieces[index + 1];
    if (next === undefined || piece === '' || /[\s\u00a0]$/.test(piece)) continue;
    const missing = margin - field.valueColumn - displayWidth(piece);
    const wideNext = displayWidth(next.slice(0, 1)) === 2;
    if ((enumeration && piece.endsWith(',')) || missing > (wideNext ? 1 : 0)) parts.push(' ');
  }
  return parts.join('').trim();
}
