/** One cmdlet of a module that our products bring, as knowledge/cmdlets tells it. */
export interface Cmdlet {
  /** As the documentation spells it; PowerShell compares without case. */
  readonly name: string;
  readonly module: string;
  /** The module for people: `Azure Information Protection client 2.x`. */
  readonly moduleTitle: string;
  /** Which PowerShell runs it, in words. */
  readonly runsIn: string;
  /** Absent where it was renamed: what its successor does holds for it too. */
  readonly does?: string;
  /** As the reference prints it, without common parameters. */
  readonly syntax: readonly string[];
  /** The main ones, names without the dash. */
  readonly parameters: readonly { readonly name: string; readonly description: string }[];
  /** Absent where the documentation does not say. */
  readonly elevation?: string;
  /** What it changes and when that holds, in words. */
  readonly effect?: string;
  readonly renamed?: CmdletRename;
  /** Why nothing took its place. */
  readonly withoutSuccessor?: string;
  /** ISO date from which its module is not supported any more. */
  readonly retired?: string;
  /** Names under which documents call it and that no module has. */
  readonly misspellings: readonly string[];
  readonly url: string;
  /** ISO date of the page in which all this was read. */
  readonly verified: string;
}

/** How a call of the old name becomes one of the new name. */
export interface CmdletRename {
  readonly to: string;
  /** True where the new module keeps the old name as an alias. */
  readonly alias: boolean;
  /** Another successor when the call has this parameter. */
  readonly movedWith: Readonly<Record<string, string>>;
  /** Parameter that the new cmdlet needs to do the same, unless the call has one of `notWith`. */
  readonly addedParameter?: string;
  readonly notWith: readonly string[];
  /** Parameters that the new cmdlet does not have. */
  readonly lostParameters: readonly string[];
}
