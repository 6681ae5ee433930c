import { terminalText } from '../report/terminal-text.ts';
import { displayWidth } from './display-width.ts';

const WIDTH = 100;
/** Longest value that is printed, in UTF-16 units; the JSON report has it whole. */
const MAX_SHOWN = 2000;

/**
 * Untrusted text as lines of at most 100 columns, broken at blanks; a word that is wider stays whole, so that it can
 * be copied. Every line is safe to print.
 *
 * @param indent columns before the first line.
 * @param hanging columns before the others.
 */
export function wrapLine(text: string, indent: number, hanging = indent + 2): readonly string[] {
  const lines: string[] = [];
  let line = ' '.repeat(indent);
  let empty = true;
  for (const [index, word] of terminalText(text, MAX_SHOWN).split(' ').entries()) {
    const fits = displayWidth(line) + 1 + displayWidth(word) <= WIDTH;
    if (!empty && !fits) {
      lines.push(line.trimEnd());
      line = ' '.repeat(hanging);
      empty = true;
    }
    line += index === 0 || empty ? word : ` ${word}`;
    if (word !== '') empty = false;
  }
  lines.push(line.trimEnd());
  return lines;
}
