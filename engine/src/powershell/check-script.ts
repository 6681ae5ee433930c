import type { Catalog } from '../signatures/catalog.ts';
import type { Script } from './read-script.ts';
import { allRules } from './rules/all-rules.ts';
import type { RuleResult } from './rules/script-rule.ts';
import { withHyphens } from './script-view.ts';

/** Something that is wrong in a script. */
export interface ScriptFinding extends RuleResult {
  /** Of the rule, for example `PS1001`. */
  readonly code: string;
}

/** What is wrong in a script, by place. */
export function checkScript(catalog: Catalog, script: Script): ScriptFinding[] {
  return allRules
    .flatMap((rule) => rule.find(script, catalog).map((result) => ({ ...result, code: rule.code })))
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

const interests = new WeakMap<Catalog, RegExp>();

/**
 * True when a script names a cmdlet or anything else that a rule looks for, in code or elsewhere. Cheap, so that other
 * people's scripts cost nothing.
 */
export function concernsScript(catalog: Catalog, text: string): boolean {
  let interest = interests.get(catalog);
  if (interest === undefined) {
    const names = catalog.cmdlets.flatMap(({ name, misspellings }) => [name, ...misspellings]);
    const words = [...names, ...allRules.flatMap((rule) => rule.words)];
    interest = new RegExp(words.map((word) => word.replace(/[.\\+]/g, '\\$&')).join('|'), 'i');
    interests.set(catalog, interest);
  }
  return interest.test(withHyphens(text));
}
