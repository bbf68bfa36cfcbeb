import type { Drill, DrillSight } from '../../../contract/domain/dns.ts';
import type { DnsServices } from './services.ts';

/** More than a drill of a few minutes sees; what is written is read again whole at each sight. */
const mostSights = 300;

/** Keeps what a drill sees, and tells it as news. */
export function createDrillLog({
  clock,
  drills,
  seen,
  changed,
}: Pick<DnsServices, 'clock' | 'drills' | 'seen' | 'changed'>) {
  function change(planId: string, to: (drill: Drill) => Drill): void {
    const drill = drills.get(planId);
    if (drill) drills.put(planId, to(drill));
  }
  return {
    begin(drill: Pick<Drill, 'planId' | 'profile' | 'zoneId' | 'name' | 'type'>): void {
      // Tried again after a failure, it goes on with what it saw before.
      const before = drills.get(drill.planId);
      drills.put(drill.planId, {
        startedAt: before?.startedAt ?? clock.now().toISOString(),
        endedAt: null,
        detectionSeconds: null,
        switchSeconds: null,
        backSeconds: null,
        state: 'running',
        sights: before?.sights ?? [],
        ...drill,
      });
      changed();
    },
    see(planId: string, kind: DrillSight['kind'], text: string): void {
      const sight: DrillSight = { at: clock.now().toISOString(), kind, text: text.slice(0, 500) };
      change(planId, (drill) => ({ ...drill, sights: [...drill.sights, sight].slice(-mostSights) }));
      seen(planId, sight);
    },
    /** What was measured so far. */
    measured(planId: string, times: Partial<Pick<Drill, 'detectionSeconds' | 'switchSeconds' | 'backSeconds'>>): void {
      change(planId, (drill) => ({ ...drill, ...times }));
    },
    end(planId: string, state: 'done' | 'stopped' | 'not-restored'): void {
      change(planId, (drill) => ({ ...drill, state, endedAt: clock.now().toISOString() }));
      changed();
    },
    get: (planId: string): Drill | undefined => drills.get(planId),
  };
}

export type DrillLog = ReturnType<typeof createDrillLog>;
