import type { IGrammar, StateStack } from 'vscode-textmate';
import textmate from 'vscode-textmate';

/**
 * Lines of a text with what the grammar made of them: `>` and the line, then for every coloured part its marks and
 * its scopes without the root, which is the same everywhere.
 */
export function drawSnapshot(text: string, grammar: IGrammar): string {
  let state: StateStack | null = textmate.INITIAL;
  const out: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    const result = grammar.tokenizeLine(line, state);
    state = result.ruleStack;
    out.push(`>${line}`);
    for (const token of result.tokens) {
      const scopes = token.scopes.slice(1);
      const length = Math.min(token.endIndex, line.length) - token.startIndex;
      if (scopes.length === 0 || length <= 0) continue;
      out.push(`#${' '.repeat(token.startIndex)}${'^'.repeat(length)} ${scopes.join(' ')}`);
    }
  }
  return `${out.join('\n')}\n`;
}
