import type { Inventory } from '../../../../../main/features/audit/inventory.ts';

/** The three worlds of one rule, and the resource that it speaks of in the first two. */
export interface RuleCase {
  readonly rule: string;
  /** What the rule is asked about here, where one rule has several cases. */
  readonly about?: string;
  readonly resource: string;
  readonly passes: Inventory;
  readonly fails: Inventory;
  readonly unreadable: Inventory;
}
