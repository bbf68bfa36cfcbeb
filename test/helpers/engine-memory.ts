import type { JournalEntry } from '../../main/store/journal-entry.ts';
import type { JournalStore } from '../../main/store/journal-store.ts';
import type { PlanStore } from '../../main/store/plan-store.ts';
import type { StoredPlan } from '../../main/store/stored-plan.ts';

/** Plans and journal without a disk, for tests of order and rules; what is read back is a copy, as from a disk. */
export function createMemoryStore(): { plans: PlanStore; journal: JournalStore; entries: readonly JournalEntry[] } {
  const plans: StoredPlan[] = [];
  const entries: JournalEntry[] = [];
  return {
    entries,
    plans: {
      add: (plan) => void plans.push(structuredClone(plan)),
      get: (id) => plans.find((plan) => plan.id === id),
      list: () => plans.toReversed(),
      undosOf: (id) => plans.filter(({ undoes }) => undoes === id),
      remove: (id) => void plans.splice(plans.findIndex((plan) => plan.id === id) >>> 0, 1),
    },
    journal: {
      append: (...more) => void entries.push(...structuredClone(more)),
      read: (planId) => entries.filter((entry) => entry.planId === planId),
    },
  };
}
