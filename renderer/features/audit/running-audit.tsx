import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import { useCommand } from '../../bridge/use-command.ts';
import { useFlashes } from '../../ui/flashes.tsx';
import { harmless } from '../../ui/harmless.ts';
import { goTo, hrefTo } from '../../ui/router.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import type { AuditProgress } from './audit-answers.ts';

/** The audit that runs, how far it is, and how it ended. */
export function RunningAudit({ progress }: { readonly progress: AuditProgress }) {
  const { state, auditId, message } = progress;
  if (state === 'reading' || state === 'judging') return <Progress progress={progress} />;
  if (state === 'done') {
    return (
      <Alert
        type="success"
        header="The audit is done"
        action={
          <Button variant="primary" onClick={() => goTo(hrefTo(['audit', auditId]))}>
            Open the audit
          </Button>
        }
      >
        {message && <UntrustedText text={message} limit={600} />}
      </Alert>
    );
  }
  return state === 'cancelled' ? (
    <Alert type="info" header="The audit was cancelled">
      Nothing of it is kept.
    </Alert>
  ) : (
    <Alert type="error" header="The audit could not be finished">
      {message && <UntrustedText text={message} limit={1000} />}
    </Alert>
  );
}

function Progress({ progress: { auditId, state, done, total, now } }: { readonly progress: AuditProgress }) {
  const cancel = useCommand('audit', 'cancel');
  const { fail } = useFlashes();
  const isJudging = state === 'judging';
  return (
    <Container
      data-testid="audit-progress"
      header={
        <Header
          variant="h2"
          actions={
            <Button
              loading={cancel.isPending}
              disabled={cancel.isSuccess}
              disabledReason="It is being cancelled"
              onClick={() => cancel.mutate({ auditId }, { onError: fail('The audit was not cancelled') })}
            >
              Cancel the audit
            </Button>
          }
        >
          An audit is running
        </Header>
      }
    >
      <ProgressBar
        value={isJudging ? 100 : total === 0 ? 0 : Math.min(99, (done / total) * 100)}
        label={
          isJudging ? 'Judging what was read' : `Read ${done.toLocaleString('en')} of ${total.toLocaleString('en')}`
        }
        additionalInfo={harmless(now, 120)}
      />
    </Container>
  );
}
