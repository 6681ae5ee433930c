import type { TextSpan } from '#engine';
import type { Range } from 'vscode-languageserver';

/** Both count zero-based lines and UTF-16 columns. */
export function toRange(span: TextSpan): Range {
  return {
    start: { line: span.startLine, character: span.startColumn },
    end: { line: span.endLine, character: span.endColumn },
  };
}

/** The part of a span on its first line: a squiggle below twenty stack frames helps nobody. */
export function toFirstLineRange(span: TextSpan, lineLength: number): Range {
  const end = span.endLine === span.startLine ? span.endColumn : lineLength;
  return {
    start: { line: span.startLine, character: span.startColumn },
    end: { line: span.startLine, character: Math.max(end, span.startColumn) },
  };
}

export function wholeLine(line: number, lineLength: number): Range {
  return { start: { line, character: 0 }, end: { line, character: lineLength } };
}
