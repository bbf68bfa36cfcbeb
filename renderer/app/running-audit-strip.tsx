import Button from '@cloudscape-design/components/button';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { z } from 'zod';
import type { audit } from '../../contract/features/audit.ts';
import { useRead } from '../bridge/use-read.ts';
import { goTo, useRoute } from '../ui/router.tsx';
import { UntrustedText } from '../ui/untrusted-text.tsx';

type Progress = z.infer<typeof audit.progressed.payload>;

const states: Readonly<Record<string, { readonly type: StatusIndicatorProps.Type; readonly words: string }>> = {
  reading: { type: 'in-progress', words: 'Audit under way' },
  judging: { type: 'in-progress', words: 'Audit under way' },
  done: { type: 'success', words: 'Audit done' },
  failed: { type: 'error', words: 'Audit not finished' },
};

/** The audit that this window heard of, on every page but the audit's own, until somebody looks at it. */
export function RunningAuditStrip() {
  // News fills it in: nothing is asked for here.
  const { data } = useRead('audit', 'running', {}, { enabled: false });
  const { parts } = useRoute();
  const isLookedAt = parts[0] === 'audit';
  const state = data && states[data.state];
  useForgetting(isLookedAt && data ? data : undefined);
  if (!data || !state || isLookedAt) return null;
  return (
    <section className="ls-strip" aria-label="Audit under way">
      <div className="ls-running-plan" data-testid="running-audit">
        <StatusIndicator type={state.type}>{state.words}</StatusIndicator>
        <span className="ls-grow">
          {state.type === 'in-progress' && (
            <>
              read {data.done} of {data.total} · <UntrustedText text={data.now} limit={80} />
            </>
          )}
          {data.message && <UntrustedText text={data.message} limit={200} />}
        </span>
        <Button ariaLabel="Open the audits" onClick={() => goTo('#/audit')}>
          Open
        </Button>
      </div>
    </section>
  );
}

/** An end that was seen is not told again once its page is left. */
function useForgetting(seen: Progress | undefined): void {
  const cache = useQueryClient();
  const isOver = seen !== undefined && states[seen.state]?.type !== 'in-progress';
  const auditId = seen?.auditId;
  useEffect(() => {
    if (!isOver) return undefined;
    return () =>
      void cache.setQueryData<Progress | null>(['audit', 'running', {}], (now) =>
        now?.auditId === auditId ? null : now,
      );
  }, [isOver, auditId, cache]);
}
