import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { useCommand } from '../../bridge/use-command.ts';
import { useRead } from '../../bridge/use-read.ts';
import { useFlashes } from '../../ui/flashes.tsx';
import { harmless } from '../../ui/harmless.ts';
import { goTo, hrefTo } from '../../ui/router.tsx';

const actions = ['start', 'restart', 'stop'] as const;
const labels = { start: 'Start service', restart: 'Restart service', stop: 'Stop service' } as const;

/** Start, stop and restart of the IPsec service of a gateway: each a plan that says which tunnels it takes down. */
export function ServiceActions({ gatewayIds }: { readonly gatewayIds: ReadonlyMap<string, string> }) {
  const plan = useCommand('tunnels', 'planService');
  const { data: info } = useRead('app', 'info', {});
  const { fail } = useFlashes();
  if (gatewayIds.size === 0) return null;
  const onChoose = (id: string) => {
    const [name = '', gatewayId = ''] = id.split(' ');
    const action = actions.find((one) => one === name);
    if (!action) return;
    plan.mutate(
      { gatewayId, action },
      { onSuccess: ({ id: planId }) => goTo(hrefTo(['plans', planId])), onError: fail('It could not be planned') },
    );
  };
  return (
    <ButtonDropdown
      loading={plan.isPending}
      {...(info?.isReadOnly && { disabled: true, disabledReason: 'Linkspan was started with --read-only' })}
      expandToViewport
      items={[...gatewayIds].slice(0, 50).map(([gatewayId, name]) => ({
        id: gatewayId,
        text: harmless(name, 60),
        items: actions.map((action) => ({ id: `${action} ${gatewayId}`, text: labels[action] })),
      }))}
      onItemClick={({ detail }) => onChoose(detail.id)}
    >
      Service
    </ButtonDropdown>
  );
}
