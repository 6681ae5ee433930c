import { CST, Lexer } from 'yaml';

/** Deeper than any signature, and far from where the parser's recursion runs out of stack. */
const MAX_OPEN_BRACKETS = 32;
const MAX_INDENT = 120;
const MAX_MARKS_IN_LINE = 32;

/**
 * Whether a YAML text nests so deeply that parsing it, which recurses, would not be safe: out of stack V8 does not
 * always throw, it can end the process while it compiles a regular expression. The tokens are read without recursion.
 */
export function nestsTooDeeply(text: string): boolean {
  let brackets = 0;
  let marks = 0;
  let atLineStart = true;
  for (const token of new Lexer().lex(text)) {
    const type = CST.tokenType(token);
    if (type === 'newline') {
      marks = 0;
      atLineStart = true;
      continue;
    }
    if (type === 'flow-map-start' || type === 'flow-seq-start') brackets++;
    else if (type === 'flow-map-end' || type === 'flow-seq-end') brackets = Math.max(0, brackets - 1);
    // In brackets a comma begins the next entry; without one, the marks open levels there too.
    else if (type === 'comma') marks = 0;
    else if (type !== null && blockMarks.includes(type)) marks++;
    else if (atLineStart && type === 'space' && token.length > MAX_INDENT) return true;
    atLineStart = false;
    if (brackets > MAX_OPEN_BRACKETS || marks > MAX_MARKS_IN_LINE) return true;
  }
  return false;
}

/** `- `, `? ` and `: `: each of them can open a level. */
const blockMarks: readonly CST.TokenType[] = ['seq-item-ind', 'explicit-key-ind', 'map-value-ind'];
