import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useCommand } from '../../bridge/use-command.ts';
import { useFlashes } from '../../ui/flashes.tsx';
import { harmless } from '../../ui/harmless.ts';
import { Problem } from '../../ui/problem.tsx';
import { goTo } from '../../ui/router.tsx';
import type { Gateway } from './gateway-columns.tsx';

export function RemoveGateway({ gateway }: { readonly gateway: Gateway }) {
  const [isAsking, ask] = useState(false);
  const remove = useCommand('gateways', 'remove');
  const { add } = useFlashes();
  const name = harmless(gateway.name, 60);
  const isUsed = gateway.linkIds.length > 0;
  const onRemove = () =>
    remove.mutate(
      { id: gateway.id },
      {
        onSuccess: () => {
          add({ type: 'success', header: `${name} is forgotten`, text: 'Nothing was changed on the machine.' });
          goTo('#/gateways');
        },
      },
    );
  return (
    <>
      <Button
        disabled={isUsed}
        {...(isUsed && { disabledReason: `${gateway.linkIds.length} links use it. Delete them first` })}
        onClick={() => ask(true)}
      >
        Forget gateway
      </Button>
      <Modal
        visible={isAsking}
        onDismiss={() => ask(false)}
        header={`Forget ${name}`}
        closeAriaLabel="Keep the gateway"
        footer={
          <Box float="right">
            <SpaceBetween direction="horizontal" size="xs">
              <Button variant="link" onClick={() => ask(false)}>
                Keep it
              </Button>
              <Button variant="primary" loading={remove.isPending} onClick={onRemove}>
                Forget {name}
              </Button>
            </SpaceBetween>
          </Box>
        }
      >
        <SpaceBetween size="m">
          <span>
            Linkspan forgets how to reach it. Nothing is changed on the machine, and known_hosts stays as it is.
          </span>
          {remove.error && <Problem error={remove.error} />}
        </SpaceBetween>
      </Modal>
    </>
  );
}
