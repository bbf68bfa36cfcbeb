import { userInfo } from 'node:os';
import type { PlanState, StepProgress } from '../../contract/domain/plan.ts';
import { AppError, isAppError } from '../../contract/errors.ts';
import type { Clock } from '../clock.ts';
import { withoutSecrets } from '../secret.ts';
import type { ActivityEntry } from '../../contract/domain/activity.ts';
import type { ActivityLog } from '../store/activity-log.ts';
import type { JournalEntry } from '../store/journal-entry.ts';
import type { JournalStore } from '../store/journal-store.ts';
import type { StoredPlan, StoredStep } from '../store/stored-plan.ts';
import { applyEntry, planStep, type Run, stepRun, toProgress } from './run.ts';

export interface PlanNews {
  readonly planId: string;
  readonly state: PlanState;
  readonly message: string | null;
  readonly step: StepProgress | null;
}

/** Places where a test may end the process: just after a journal entry, or after an effect that is in no journal yet. */
export type JournalPoint = 'started' | 'effect' | 'made' | 'undo-started' | 'undo-effect' | 'undone';

/** Who acts in a step, and where, for the activity log. */
export interface Actor {
  readonly who: string;
  readonly identity: string | null;
  readonly where: string;
}

export interface RecorderOptions {
  readonly journal: JournalStore;
  readonly activity?: Pick<ActivityLog, 'append'>;
  readonly transaction?: <T>(work: () => T) => T;
  readonly clock: Clock;
  readonly publish: (news: PlanNews) => void;
  readonly actor?: (plan: StoredPlan, step: StoredStep | null) => Actor;
  readonly onJournal?: (point: JournalPoint, stepId: string) => void;
}

export type Recorder = ReturnType<typeof createRecorder>;

type Undated<T> = T extends JournalEntry ? Omit<T, 'at' | 'planId'> : never;
export type Happening = Undated<JournalEntry>;

const longestLog = 200;
const longestLine = 1_000;

/** The one way in which anything happens to a plan: on disk first, then in memory, then as news. */
export function createRecorder(options: RecorderOptions) {
  const { journal, activity, clock, publish, onJournal } = options;
  const transaction = options.transaction ?? ((work) => work());
  const actor = options.actor ?? defaultActor;

  function tell(run: Run, stepId: string | null): void {
    const step = stepId === null ? null : toProgress(stepRun(run, stepId));
    publish({ planId: run.plan.id, state: run.state, message: run.message, step });
  }

  /** Lines come in bursts, and each news carries the whole log: one for a burst will do. */
  const burst = new Set<string>();
  function tellSoon(run: Run, stepId: string): void {
    const key = `${run.plan.id} ${stepId}`;
    if (burst.has(key)) return;
    burst.add(key);
    queueMicrotask(() => {
      burst.delete(key);
      tell(run, stepId);
    });
  }

  return {
    tell,

    /** Several happenings, of one plan or two, that are true together or not at all. */
    record(...happenings: readonly { readonly run: Run; readonly entry: Happening }[]): void {
      const at = clock.now().toISOString();
      const dated = happenings.map(({ run, entry }) => ({
        run,
        entry: withoutSecretsIn({ ...entry, at, planId: run.plan.id }),
      }));
      try {
        transaction(() => {
          journal.append(...dated.map(({ entry }) => entry));
          for (const { run, entry } of dated) {
            const told = describe(run, entry, actor);
            if (told) activity?.append(told);
          }
        });
      } catch (cause) {
        if (isAppError(cause)) throw cause;
        const message = 'The journal could not be written, so nothing more is begun. Make room on the disk and resume.';
        throw new AppError({ code: 'unexpected', message }, { cause });
      }
      for (const { run, entry } of dated) {
        applyEntry(run, entry);
        tell(run, entry.point === 'state' ? null : entry.stepId);
      }
    },

    /** Seen on the page and in no journal: the step is at work, looking or doing. */
    showRunning(run: Run, stepId: string): void {
      const startedAt = clock.now().toISOString();
      run.steps.set(stepId, {
        ...stepRun(run, stepId),
        state: 'running',
        startedAt,
        endedAt: null,
        message: null,
        log: [],
      });
      tell(run, stepId);
    },

    addLine(run: Run, stepId: string, text: string): void {
      const step = stepRun(run, stepId);
      const line = { at: clock.now().toISOString(), text: withoutSecrets(text).slice(0, longestLine) };
      run.steps.set(stepId, { ...step, log: [...step.log.slice(1 - longestLog), line] });
      tellSoon(run, stepId);
    },

    reached(point: JournalPoint, stepId: string): void {
      onJournal?.(point, stepId);
    },
  };
}

/** What AWS or a gateway said is quoted in sentences, and may say a key back. */
function withoutSecretsIn(entry: JournalEntry): JournalEntry {
  if (entry.point === 'state') return { ...entry, message: entry.message && withoutSecrets(entry.message) };
  if (entry.point === 'left') return { ...entry, reason: withoutSecrets(entry.reason) };
  if (entry.point !== 'failed' && entry.point !== 'undo-failed') return entry;
  return { ...entry, failure: { ...entry.failure, message: withoutSecrets(entry.failure.message) } };
}

/** The activity log tells each thing once: of an undo, the side of the plan that undoes. */
function describe(
  run: Run,
  entry: JournalEntry,
  actor: NonNullable<RecorderOptions['actor']>,
): ActivityEntry | undefined {
  const { plan } = run;
  const result = resultOf(entry);
  if (result === undefined) return undefined;
  const isUndone = (entry.point === 'undone' || entry.point === 'left') && plan.undoes === null;
  if (isUndone) return undefined;

  const step = entry.point === 'state' ? null : planStep(run, entry.stepId);
  return {
    ...actor(plan, step),
    at: entry.at,
    kind: step ? 'step' : 'plan',
    what: step?.title ?? plan.title,
    result,
    planId: plan.id,
    stepId: step?.id ?? null,
    linkId: plan.linkId,
  };
}

function resultOf(entry: JournalEntry): string | undefined {
  switch (entry.point) {
    case 'state':
      return entry.message === null ? entry.state : `${entry.state}: ${entry.message}`;
    case 'started':
      return 'started';
    case 'made':
      return entry.origin === 'created' ? 'made' : 'was there already';
    case 'failed':
      return `failed: ${entry.failure.message}`;
    case 'absent':
      return 'looked after the interruption: not made';
    case 'undone':
      return 'undone';
    case 'left':
      return `left: ${entry.reason}`;
    case 'undo-started':
    case 'undo-failed':
      return undefined;
  }
}

function defaultActor(plan: StoredPlan, step: StoredStep | null): Actor {
  const cloud = [plan.profile, plan.region].filter((part) => part !== null).join(', ');
  return {
    who: userInfo().username,
    identity: null,
    where: step?.system === 'gateway' ? (plan.gatewayId ?? '') : cloud,
  };
}
