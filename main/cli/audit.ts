import { AppError, isAppError } from '../../contract/errors.ts';
import type { AuditReport } from '../../contract/domain/audit.ts';
import { runAudit } from '../features/audit/run-audit.ts';
import { harmlessText } from '../reports/harmless.ts';
import { renderReport, reportFileName } from '../reports/render-report.ts';
import { type AuditArguments, auditUsage, parseAuditArguments } from './audit-arguments.ts';
import { type AuditWorld, createAuditServices } from './audit-services.ts';
import { auditExitCode, auditInWords } from './audit-outcome.ts';
import type { CommandIo } from './command.ts';
import { writePrivateFile } from '../write-private-file.ts';

const longestMs = 3_600_000;

/**
 * `linkspan audit`: a sweep without the app, its store or a question to anybody, for cron. Answers 0; 1 for findings at or above
 * `--fail-on`; 2 when it was called wrongly; 3 when a profile could not sign in, or a region or gateway could not be reached.
 */
export async function audit(args: readonly string[], io: CommandIo, world?: AuditWorld): Promise<number> {
  const parsed = parsedOr(args, io);
  if (parsed === undefined) return 2;
  const limit = AbortSignal.timeout(longestMs);
  const interruption = listenForInterrupt();
  const signal = AbortSignal.any([limit, interruption.signal]);
  const services = createAuditServices(parsed.gateways, io, world);
  try {
    const report = await runAudit(services.run, parsed.scope, signal);
    const paths = await writeAll(report, parsed, signal);
    if (!parsed.isQuiet) io.stdout(auditInWords(report, paths));
    return auditExitCode(report, parsed.failOn);
  } catch (error) {
    if (!isAppError(error)) throw error;
    const message = limit.aborted ? 'The audit took longer than an hour. Name fewer regions' : error.message;
    io.stderr(`${harmlessText(message)}\n`);
    return 3;
  } finally {
    services.close();
    interruption.forget();
  }
}

function parsedOr(args: readonly string[], io: CommandIo): AuditArguments | undefined {
  try {
    return parseAuditArguments(args);
  } catch (error) {
    if (!isAppError(error)) throw error;
    io.stderr(`${harmlessText(error.message)}\n${auditUsage}`);
    return undefined;
  }
}

async function writeAll(report: AuditReport, { formats, folder }: AuditArguments, signal: AbortSignal) {
  const paths: string[] = [];
  for (const format of formats) {
    const bytes = await renderReport(report, format, signal);
    paths.push(await writePrivateFile(folder, reportFileName(report, format), bytes));
  }
  return paths;
}

function listenForInterrupt(): { readonly signal: AbortSignal; forget(): void } {
  const end = new AbortController();
  const stop = () => end.abort(new AppError({ code: 'cancelled', message: 'Interrupted. Nothing more was written' }));
  for (const name of signals) process.once(name, stop);
  return {
    signal: end.signal,
    forget() {
      for (const name of signals) process.off(name, stop);
    },
  };
}

const signals = ['SIGINT', 'SIGTERM'] as const;
