import type { Handlers } from '../../../contract/define.ts';
import { AppError } from '../../../contract/errors.ts';
import type { AppContract } from '../../../contract/index.ts';
import { renderReport, reportFileName } from '../../reports/render-report.ts';
import { createAuditRunner } from './audit-runner.ts';
import { compareAudits } from './compare-audits.ts';
import { describeRule } from './judge.ts';
import { createKeptAudits } from './kept-audits.ts';
import { allRules } from './rules/all-rules.ts';
import type { AuditServices } from './services.ts';
import { withCounts } from './summarize.ts';

export function auditHandlers(services: AuditServices): Handlers<AppContract>['audit'] {
  const kept = createKeptAudits(services.reports);
  const runner = createAuditRunner(services, (report) => {
    kept.put(report);
    services.changed();
  });
  return {
    rules: () => Promise.resolve(allRules.map(describeRule)),
    async start({ scope }) {
      // Told before the sweep: its report could not be kept.
      if (services.isReadOnly) throw new AppError({ code: 'read-only', message: cannotKeep });
      return runner.start(scope);
    },
    async cancel({ auditId }) {
      await runner.cancel(auditId);
      return {};
    },
    running: () => Promise.resolve(runner.running()),
    list: async () => kept.list(),
    get: async ({ auditId }) => withCounts(kept.get(auditId)),
    compare: async ({ before, after }) => compareAudits(kept.get(before), kept.get(after)),
    async export({ auditId, formats }, signal) {
      const report = kept.get(auditId);
      const saved = [];
      for (const format of new Set(formats)) {
        const bytes = await renderReport(report, format, signal);
        saved.push({ format, path: await services.saveFile(reportFileName(report, format), bytes) });
      }
      return saved;
    },
    async remove({ auditId }) {
      kept.get(auditId);
      kept.remove(auditId);
      services.changed();
      return {};
    },
  };
}

const cannotKeep =
  'Linkspan runs read-only and cannot keep an audit. Start it without --read-only, or run linkspan audit';
