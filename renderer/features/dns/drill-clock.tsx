import type { Drill, DrillSight } from '../../../contract/domain/dns.ts';
import { stopwatch, useNow } from '../../ui/time.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';

/** The time since the drill began, large, with the last answer and the check beside it. */
export function DrillClock({ drill }: { readonly drill: Drill }) {
  const isRunning = drill.state === 'running';
  const now = useNow(isRunning ? 200 : false);
  const end = drill.endedAt === null ? now : Date.parse(drill.endedAt);
  return (
    <div className="ls-drill">
      <div className="ls-drill-clock" role="timer" aria-label="Time since the drill began" data-testid="drill-clock">
        {stopwatch((end - Date.parse(drill.startedAt)) / 1000)}
      </div>
      <dl className="ls-drill-now">
        <div>
          <dt>Who answers</dt>
          <dd aria-live="polite">
            <Last sight={lastOf(drill, 'answer')} none="Not asked yet" />
          </dd>
        </div>
        <div>
          <dt>{isRunning ? 'Health check of the primary' : 'Health check, when last read'}</dt>
          <dd aria-live="polite">
            <Last sight={lastOf(drill, 'check')} none="Not read yet" />
          </dd>
        </div>
        <div>
          <dt>{isRunning ? 'Doing' : 'Did last'}</dt>
          <dd>
            <Last sight={lastOf(drill, 'step')} none="Nothing yet" />
          </dd>
        </div>
      </dl>
    </div>
  );
}

function Last({ sight, none }: { readonly sight: DrillSight | undefined; readonly none: string }) {
  return sight ? <UntrustedText text={sight.text} limit={300} /> : <span className="ls-muted">{none}</span>;
}

function lastOf({ sights }: Drill, kind: DrillSight['kind']): DrillSight | undefined {
  return sights.findLast((sight) => sight.kind === kind);
}
