import { type AST, RegExpParser, RegExpSyntaxError } from '@eslint-community/regexpp';

export type RegexPattern = AST.Pattern;

export interface RegexMistake {
  /** UTF-16 offset in the pattern. */
  readonly index: number;
  /** Without a full stop. */
  readonly message: string;
}

/** Named groups in two alternatives (2025) are still unknown to the oldest runtime that we support. */
const parser = new RegExpParser({ ecmaVersion: 2024 });

/** The tree of a pattern for the flags `imd`, or what is wrong with it. */
export function parseRegex(
  source: string,
): { readonly pattern: RegexPattern } | { readonly mistake: RegexMistake } {
  try {
    const pattern = parser.parsePattern(source, 0, source.length, { unicode: false });
    // The engine that will run it has the last word.
    void new RegExp(source, 'dgim');
    return { pattern };
  } catch (error) {
    const index = error instanceof RegExpSyntaxError ? error.index : 0;
    const message =
      error instanceof Error ? error.message.replace(/^Invalid regular expression: .*\/\w*: /s, '') : '';
    return { mistake: { index: Math.min(index, source.length), message } };
  }
}

/** The names of a pattern's groups, in the order in which they stand. */
export function groupNames(pattern: RegexPattern): string[] {
  const names: string[] = [];
  forEachNode(pattern, (node) => {
    if (node.type === 'CapturingGroup' && node.name !== null) names.push(node.name);
  });
  return names;
}

/** Calls back for every node below an alternative, a group or an assertion, from left to right, parents first. */
export function forEachNode(
  node: AST.Pattern | AST.Alternative | AST.Element,
  visit: (node: AST.Pattern | AST.Alternative | AST.Element) => void,
): void {
  visit(node);
  if (node.type === 'Quantifier') forEachNode(node.element, visit);
  else if (node.type === 'Alternative') for (const element of node.elements) forEachNode(element, visit);
  else if ('alternatives' in node)
    for (const alternative of node.alternatives) forEachNode(alternative, visit);
}
