import type { Condition, Signature } from '../model/signature.ts';
import type { Catalog } from '../signatures/catalog.ts';

/** A condition with the signature that declares it. */
export interface PlannedCondition {
  readonly signature: Signature;
  readonly condition: Condition;
}

/** Which records the conditions of a catalogue ask for, by the id of the record's signature. */
export type ConditionPlan = ReadonlyMap<string, readonly PlannedCondition[]>;

const plans = new WeakMap<Catalog, ConditionPlan>();

/** The plan of a catalogue, made once. */
export function getConditionPlan(catalog: Catalog): ConditionPlan {
  let plan = plans.get(catalog);
  if (plan === undefined) plans.set(catalog, (plan = buildPlan(catalog)));
  return plan;
}

function buildPlan(catalog: Catalog): ConditionPlan {
  const plan = new Map<string, PlannedCondition[]>();
  for (const signature of catalog.signatures) {
    for (const condition of signature.conditions) {
      // A former id means the signature of today.
      const ids = new Set(condition.records.map((id) => catalog.findSignature(id)?.id ?? id));
      for (const id of ids) {
        const asked = plan.get(id);
        if (asked === undefined) plan.set(id, [{ signature, condition }]);
        else asked.push({ signature, condition });
      }
    }
  }
  return plan;
}
