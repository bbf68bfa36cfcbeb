import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { HealthCheck } from '../../../contract/domain/dns.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { useLock } from '../../bridge/use-lock.ts';
import { Copyable } from '../../ui/copyable.tsx';
import { useFlashes } from '../../ui/flashes.tsx';
import { goTo, hrefTo } from '../../ui/router.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import { UsedBy } from './health-check-columns.tsx';
import { HealthStatus } from './health-status.tsx';
import { usePlace } from './use-place.ts';

export function HealthCheckDetail({ check }: { readonly check: HealthCheck }) {
  return (
    <SpaceBetween size="l">
      <LeftTurned check={check} />
      <KeyValuePairs
        columns={4}
        minColumnWidth={160}
        items={[
          { label: 'State', value: <HealthStatus health={check.state} /> },
          { label: 'Watches', value: <UntrustedText text={check.what} limit={300} /> },
          { label: 'Decides about', value: <UsedBy usedBy={check.usedBy} /> },
          { label: 'Id', value: <Copyable text={check.id} what="Id" /> },
        ]}
      />
      <Observations check={check} />
      <DeleteButton check={check} />
    </SpaceBetween>
  );
}

function LeftTurned({ check: { id, isInverted, isDisabled } }: { readonly check: HealthCheck }) {
  const restore = useCommand('dns', 'planRestoreHealthCheck');
  const place = usePlace();
  const lock = useLock(place.profile);
  const { fail } = useFlashes();
  if (!isInverted && !isDisabled) return null;
  return (
    <Alert
      type="warning"
      header={isDisabled ? 'This check is disabled' : 'This check is inverted'}
      action={
        <Button
          {...(lock !== undefined && { disabled: true, disabledReason: lock })}
          loading={restore.isPending}
          onClick={() =>
            restore.mutate(
              { ...place, healthCheckId: id },
              {
                onSuccess: (plan) => goTo(hrefTo(['plans', plan.id])),
                onError: fail('The repair could not be planned'),
              },
            )
          }
        >
          Restore
        </Button>
      }
    >
      {isDisabled
        ? 'Route 53 does not look any more and takes the target for healthy, or for unhealthy when the check is inverted as well.'
        : 'It says healthy while its target fails, and unhealthy while it works. A test that was cut off leaves a check like this.'}
    </Alert>
  );
}

function Observations({ check: { observations, kind } }: { readonly check: HealthCheck }) {
  if (observations.length === 0) {
    const follows = kind === 'tunnel' || kind === 'alarm' || kind === 'calculated';
    return (
      <span className="ls-muted">
        {follows
          ? 'It follows a metric or other checks: there are no checkers to quote.'
          : 'No checker has reported yet.'}
      </span>
    );
  }
  return (
    <div>
      <h3 className="ls-heading">What the checkers say</h3>
      <ul className="ls-values">
        {observations.slice(0, 40).map(({ region, isHealthy, said }, index) => (
          <li key={`${region} ${index}`}>
            <StatusIndicator type={isHealthy ? 'success' : 'error'} wrapText>
              <UntrustedText text={`${region}: ${said}`} limit={300} />
            </StatusIndicator>
          </li>
        ))}
      </ul>
    </div>
  );
}

function DeleteButton({ check: { id, usedBy } }: { readonly check: HealthCheck }) {
  const planDelete = useCommand('dns', 'planDeleteHealthCheck');
  const place = usePlace();
  const lock = useLock(place.profile);
  const { fail } = useFlashes();
  const obstacle = lock ?? (usedBy.length > 0 ? 'Records name it: routing would become unpredictable' : undefined);
  return (
    <Button
      {...(obstacle !== undefined && { disabled: true, disabledReason: obstacle })}
      loading={planDelete.isPending}
      onClick={() =>
        planDelete.mutate(
          { ...place, healthCheckId: id },
          { onSuccess: (plan) => goTo(hrefTo(['plans', plan.id])), onError: fail('The deletion could not be planned') },
        )
      }
    >
      Plan to delete
    </Button>
  );
}
