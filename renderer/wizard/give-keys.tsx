import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { preSharedKeyProblem } from '../../contract/domain/vpn.ts';
import { useCommand } from '../bridge/use-command.ts';
import { useFlashes } from '../ui/flashes.tsx';
import { KeyFields } from './key-fields.tsx';

/** After a crash before AWS had the typed keys, they are asked for again: they were never stored. */
export function GiveKeys({ planId }: { readonly planId: string }) {
  const [keys, setKeys] = useState<readonly [string, string]>(['', '']);
  const give = useCommand('siteToSite', 'giveKeys');
  const { add, fail } = useFlashes();
  const isComplete = keys.every((key) => preSharedKeyProblem(key) === undefined);
  return (
    <Container
      header={
        <Header variant="h2" description="You typed keys of your own, and Linkspan never stores them.">
          Type the pre-shared keys again
        </Header>
      }
    >
      <SpaceBetween size="m">
        <KeyFields keys={keys} onChange={setKeys} />
        <Button
          loading={give.isPending}
          disabled={!isComplete}
          onClick={() =>
            give.mutate(
              { planId, keys: [keys[0], keys[1]] },
              {
                onSuccess: () => {
                  setKeys(['', '']);
                  add({ type: 'success', header: 'The keys are given. Go on with the plan' });
                },
                onError: fail('The keys were not taken'),
              },
            )
          }
        >
          Give the keys
        </Button>
      </SpaceBetween>
    </Container>
  );
}
