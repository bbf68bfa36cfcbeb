import type { Inventory } from '../../../../../main/features/audit/inventory.ts';
import { allRules } from '../../../../../main/features/audit/rules/all-rules.ts';
import { createAuditWorld } from '../../../../../main/features/audit/rules/audit-world.ts';

/** What a rule says of everything in this world. */
export function judgementsOf(ruleId: string, inventory: Inventory) {
  const rule = allRules.find(({ id }) => id === ruleId);
  if (!rule) throw new Error(`No rule ${ruleId}`);
  return rule.judge(createAuditWorld(inventory));
}

/** undefined: the rule says nothing of it at all. */
export function judgementOn(ruleId: string, resource: string, inventory: Inventory) {
  return judgementsOf(ruleId, inventory).find((judgement) => judgement.resource.id === resource);
}

export function verdict(ruleId: string, resource: string, inventory: Inventory) {
  return judgementOn(ruleId, resource, inventory)?.verdict;
}
