/**
 * The syntax tree of a script, as far as the engine looks at it. The names are those of tree-sitter, whose nodes fit as
 * they are; offsets count UTF-16 units.
 */
export interface ScriptNode {
  /** Name of the rule of the grammar tree-sitter-powershell. */
  readonly type: string;
  readonly text: string;
  readonly startIndex: number;
  readonly endIndex: number;
  readonly parent: ScriptNode | null;
  readonly children: readonly (ScriptNode | null)[];
  /** Nodes of these types below this one, in the order of the text. */
  descendantsOfType(types: string[]): readonly (ScriptNode | null)[];
}

/** Parses scripts. The host brings one, because a grammar has to be loaded from somewhere. */
export interface ScriptParser {
  /**
   * What `use` makes of the tree, which is gone afterwards. Undefined when the text is too long or took too long; a
   * script with mistakes has a tree too.
   */
  parse<Result>(text: string, use: (root: ScriptNode) => Result): Result | undefined;
}
