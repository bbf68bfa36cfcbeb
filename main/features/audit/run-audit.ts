import type { AuditReport, AuditScope } from '../../../contract/domain/audit.ts';
import { cancellation } from '../../clock.ts';
import { newId } from '../../engine/new-plan.ts';
import { digestOf } from '../../reports/digest.ts';
import { listItems } from './gather/list-items.ts';
import { judge } from './judge.ts';
import { sweep, type SweepServices } from './sweep.ts';

export interface AuditRun extends SweepServices {
  /** Of Linkspan. */
  readonly version: string;
}

export interface RunProgress {
  readonly state: 'reading' | 'judging';
  readonly done: number;
  readonly total: number;
  readonly now: string;
}

/** Sweep, rules, report. Keeps nothing; ends early only by the signal. */
export async function runAudit(
  services: AuditRun,
  scope: AuditScope,
  signal: AbortSignal,
  tell: (progress: RunProgress) => void = () => undefined,
  id: string = newId(),
): Promise<AuditReport> {
  const startedAt = services.clock.now().toISOString();
  let total = 0;
  const { inventory, identities, gateways } = await sweep(scope, services, signal, (progress) => {
    total = progress.total;
    tell({ state: 'reading', ...progress });
  });
  if (signal.aborted) throw cancellation(signal);
  tell({ state: 'judging', done: total, total, now: 'Rules' });
  const report = {
    schema: 'linkspan-audit/1' as const,
    id,
    startedAt,
    endedAt: services.clock.now().toISOString(),
    version: services.version,
    scope,
    identities,
    gateways,
    ...judge(inventory),
    unread: [...inventory.unread],
    inventory: listItems(inventory),
  };
  return { ...report, digest: digestOf(report) };
}
