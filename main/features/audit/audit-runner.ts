import type { z } from 'zod';
import type { AuditReport, AuditScope } from '../../../contract/domain/audit.ts';
import { AppError, isAppError } from '../../../contract/errors.ts';
import type { audit } from '../../../contract/features/audit.ts';
import { newId } from '../../engine/new-plan.ts';
import { type AuditRun, runAudit, type RunProgress } from './run-audit.ts';

export type Progress = z.input<typeof audit.progressed.payload>;

export interface RunnerServices extends AuditRun {
  /** Aborted when the app ends. */
  readonly ended: AbortSignal;
  readonly progressed: (progress: Progress) => void;
}

export interface AuditRunner {
  /** Begins and answers at once. One at a time. */
  start(scope: AuditScope): { readonly auditId: string };
  cancel(auditId: string): Promise<void>;
  running(): Progress | null;
}

interface Running {
  readonly end: AbortController;
  readonly over: Promise<void>;
  progress: Progress;
}

export function createAuditRunner(services: RunnerServices, keep: (report: AuditReport) => void): AuditRunner {
  let running: Running | undefined;

  const tell = (auditId: string, progress: Pick<Progress, 'state' | 'message'> | RunProgress): void => {
    if (running === undefined) return;
    running.progress = { ...running.progress, message: null, ...progress, auditId };
    services.progressed(running.progress);
  };

  async function run(auditId: string, scope: AuditScope, signal: AbortSignal): Promise<void> {
    try {
      keep(await runAudit(services, scope, signal, (progress) => tell(auditId, progress), auditId));
      tell(auditId, { state: 'done', message: null });
    } catch (error) {
      if (signal.aborted) return tell(auditId, { state: 'cancelled', message: null });
      if (!isAppError(error)) services.report(error);
      const message = isAppError(error) ? error.message : 'Something went wrong. The log has the details.';
      tell(auditId, { state: 'failed', message });
    } finally {
      running = undefined;
    }
  }

  return {
    start(scope) {
      if (running) throw busy(running.progress.auditId);
      const auditId = newId();
      const end = new AbortController();
      const signal = AbortSignal.any([end.signal, services.ended]);
      const progress: Progress = { auditId, state: 'reading', done: 0, total: 0, now: '', message: null };
      // The run begins in a later turn, when `running` is set.
      const over = Promise.resolve().then(() => run(auditId, scope, signal));
      running = { end, over, progress };
      return { auditId };
    },
    async cancel(auditId) {
      if (running?.progress.auditId !== auditId) return;
      running.end.abort(new AppError({ code: 'cancelled', message: 'Cancelled' }));
      await running.over;
    },
    running: () => running?.progress ?? null,
  };
}

function busy(auditId: string): AppError {
  const message = 'An audit is running. Wait for its end, or cancel it';
  return new AppError({ code: 'conflict', subject: auditId, message });
}
