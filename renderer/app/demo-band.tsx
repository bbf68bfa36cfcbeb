import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useCommand } from '../bridge/use-command.ts';
import { useRead } from '../bridge/use-read.ts';
import { useFlashes } from '../ui/flashes.tsx';
import { goTo } from '../ui/router.tsx';

/** Marks the whole window while the demo network runs. */
export function DemoBand() {
  const { data } = useRead('demo', 'state', {});
  const [isAsking, ask] = useState(false);
  const reset = useCommand('demo', 'reset');
  const leave = useCommand('demo', 'leave');
  const { add, fail } = useFlashes();
  if (!data?.isRunning) return null;

  const onReset = () => {
    ask(false);
    reset.mutate(
      {},
      {
        onSuccess: () => {
          goTo('#/');
          add({ type: 'success', header: 'The demo network is as it was at first' });
        },
        onError: fail('The demo network was not reset'),
      },
    );
  };
  const onLeave = () =>
    leave.mutate({}, { onSuccess: () => goTo('#/'), onError: fail('The demo network is still running') });
  return (
    <section className="ls-demo-band" aria-label="Demo network" data-testid="demo-band">
      <span>
        <strong>Demo network.</strong> An AWS and a gateway inside this app: nothing here reaches your accounts or
        devices.
      </span>
      <SpaceBetween direction="horizontal" size="xs">
        <button type="button" className="ls-band-button" disabled={reset.isPending} onClick={() => ask(true)}>
          Reset demo
        </button>
        <button type="button" className="ls-band-button" disabled={leave.isPending} onClick={onLeave}>
          Leave demo
        </button>
      </SpaceBetween>
      <Modal
        visible={isAsking}
        onDismiss={() => ask(false)}
        header="Reset the demo network"
        closeAriaLabel="Keep the demo network as it is"
        footer={
          <Box float="right">
            <SpaceBetween direction="horizontal" size="xs">
              <Button variant="link" onClick={() => ask(false)}>
                Keep it
              </Button>
              <Button variant="primary" onClick={onReset}>
                Reset and lose demo links
              </Button>
            </SpaceBetween>
          </Box>
        }
      >
        Links, plans and proofs made on the demo network are forgotten. Your own links stay.
      </Modal>
    </section>
  );
}
