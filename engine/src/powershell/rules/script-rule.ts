import type { Severity } from '../../model/signature.ts';
import type { Catalog } from '../../signatures/catalog.ts';
import type { Script } from '../read-script.ts';

/** A page on which a statement was read. */
export interface ScriptReference {
  readonly title: string;
  readonly url: string;
  /** ISO date of the version that was read. */
  readonly verified: string;
}

/** What a rule found at one place of a script. Offsets count UTF-16 units. */
export interface RuleResult {
  readonly start: number;
  readonly end: number;
  readonly severity: Severity;
  /** Under 140 characters, plain text, one or two sentences. Never a secret. */
  readonly message: string;
  /** Best first. */
  readonly fixes: readonly ScriptFix[];
  readonly reference: ScriptReference;
  /** True where the text works today and should not be written any more. */
  readonly deprecated?: boolean;
}

export interface ScriptFix {
  readonly title: string;
  readonly edits: readonly ScriptEdit[];
  /** True when nobody has to think about it: then mending the whole file takes it too. */
  readonly safe: boolean;
}

/** Replaces a piece of text. No edit adds or removes a line. */
export interface ScriptEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** One thing that is wrong in scripts. Plain data and one pure function. */
export interface ScriptRule {
  /** Stable name of the rule in editors. */
  readonly code: string;
  /** Words beside the names of our cmdlets without which the rule finds nothing. */
  readonly words: readonly string[];
  find(script: Script, catalog: Catalog): readonly RuleResult[];
}
