import type { MatchRule, Signature } from '../model/signature.ts';
import type { SourceKind } from '../model/source.ts';
import type { Catalog, PatternWatch } from '../signatures/catalog.ts';
import { RuleFilter } from './rule-filter.ts';

/** A rule made ready to run. */
export interface PlannedRule {
  readonly signature: Signature;
  /** Order in the plan: signatures as in the catalog, rules as in the signature. */
  readonly order: number;
  readonly rule: MatchRule;
  /** Compiled on first use with the flags `dgim`; a catalog holds more patterns than one log needs. */
  regex(): RegExp;
  /** Present where nobody proved that the pattern ends in time. */
  readonly watch: PatternWatch | undefined;
}

/** What is looked for in one kind of log. */
export interface ScanPlan {
  readonly rules: readonly PlannedRule[];
  /** A filter that is not tuned to any text, for short ones. */
  readonly plainFilter: RuleFilter;
  /** A filter for one source, to be tuned to its text. */
  createFilter(): RuleFilter;
}

const plans = new WeakMap<Catalog, Map<string, ScanPlan>>();

/** The plan for logs of the kind. Built once for each catalog and set of scopes. */
export function getScanPlan(catalog: Catalog, kind: Pick<SourceKind, 'scopes'>): ScanPlan {
  let ofCatalog = plans.get(catalog);
  if (ofCatalog === undefined) plans.set(catalog, (ofCatalog = new Map()));
  const key = kind.scopes.join(' ');
  let plan = ofCatalog.get(key);
  if (plan === undefined) ofCatalog.set(key, (plan = buildPlan(catalog, kind.scopes)));
  return plan;
}

function buildPlan({ signatures, unproved, watch }: Catalog, scopes: readonly string[]): ScanPlan {
  const any = scopes.includes('any');
  // A kind without scopes is no log of ours, or none at all: nothing is looked for.
  const wanted = scopes.length === 0 ? scopes : [...scopes, 'any'];
  const rules: PlannedRule[] = [];
  for (const signature of signatures) {
    const watched = unproved?.has(signature.id) === true ? watch : undefined;
    for (const rule of signature.rules) {
      if (any || rule.scopes.some((scope) => wanted.includes(scope))) {
        rules.push(planRule(signature, rule, rules.length, watched));
      }
    }
  }
  return { rules, plainFilter: new RuleFilter(rules), createFilter: () => new RuleFilter(rules) };
}

function planRule(
  signature: Signature,
  rule: MatchRule,
  order: number,
  watch: PatternWatch | undefined,
): PlannedRule {
  let compiled: RegExp | undefined;
  return {
    signature,
    rule,
    order,
    watch,
    regex: () => (compiled ??= new RegExp(rule.pattern, 'dgim')),
  };
}
