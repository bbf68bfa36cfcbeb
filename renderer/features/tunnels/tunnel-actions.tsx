import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useCommand } from '../../bridge/use-command.ts';
import { useRead } from '../../bridge/use-read.ts';
import { useFlashes } from '../../ui/flashes.tsx';
import { goTo, hrefTo } from '../../ui/router.tsx';

const actions = [
  { action: 'up', label: 'Bring up' },
  { action: 'restart', label: 'Restart' },
  { action: 'down', label: 'Take down' },
] as const;

interface TunnelActionsProps {
  readonly gatewayId: string;
  readonly connection: string;
}

/** Each makes a plan that says what it interrupts; nothing happens before that plan is applied. */
export function TunnelActions({ gatewayId, connection }: TunnelActionsProps) {
  const plan = useCommand('tunnels', 'planAction');
  const { data: info } = useRead('app', 'info', {});
  const { fail } = useFlashes();
  const lock = info?.isReadOnly ? { disabled: true, disabledReason: 'Linkspan was started with --read-only' } : {};
  return (
    <SpaceBetween size="xs">
      <SpaceBetween direction="horizontal" size="xs">
        {actions.map(({ action, label }) => (
          <Button
            key={action}
            {...lock}
            loading={plan.isPending && plan.variables?.action === action}
            onClick={() =>
              plan.mutate(
                { gatewayId, connection, action },
                { onSuccess: ({ id }) => goTo(hrefTo(['plans', id])), onError: fail('It could not be planned') },
              )
            }
          >
            {label}
          </Button>
        ))}
      </SpaceBetween>
      <Box color="text-body-secondary">You see first what it interrupts.</Box>
    </SpaceBetween>
  );
}
