import type { Database } from './database.ts';
import { bodyOf } from './rows.ts';
import { StoredPlan } from './stored-plan.ts';

/** Plans as they were reviewed. */
export interface PlanStore {
  add(plan: StoredPlan): void;
  get(id: string): StoredPlan | undefined;
  /** Newest first. */
  list(): readonly StoredPlan[];
  /** The plans that undo this one, oldest first. */
  undosOf(id: string): readonly StoredPlan[];
  /** Only a plan without a journal goes: what happened is never forgotten. */
  remove(id: string): void;
}

export function createPlanStore(database: Database): PlanStore {
  const read = (sql: string, ...values: readonly string[]) =>
    database.all(sql, ...values).map((row) => StoredPlan.parse(bodyOf(row)));

  return {
    add(plan) {
      const body = JSON.stringify(StoredPlan.parse(plan));
      const sql = 'INSERT INTO plans (id, created_at, undoes, body) VALUES (?, ?, ?, ?)';
      database.run(sql, plan.id, plan.createdAt, plan.undoes, body);
    },
    get: (id) => read('SELECT body FROM plans WHERE id = ?', id).at(0),
    list: () => read('SELECT body FROM plans ORDER BY created_at DESC, rowid DESC'),
    undosOf: (id) => read('SELECT body FROM plans WHERE undoes = ? ORDER BY rowid', id),
    remove(id) {
      database.run('DELETE FROM plans WHERE id = ? AND id NOT IN (SELECT plan_id FROM journal)', id);
    },
  };
}
