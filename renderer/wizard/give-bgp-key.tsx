import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { bgpKeyProblem } from '../../contract/domain/direct-connect.ts';
import { useCommand } from '../bridge/use-command.ts';
import { useFlashes } from '../ui/flashes.tsx';

/** After a crash before AWS had the typed BGP key, it is asked for again: it was never stored. */
export function GiveBgpKey({ planId }: { readonly planId: string }) {
  const [key, setKey] = useState('');
  const [isLeft, leave] = useState(false);
  const give = useCommand('directConnect', 'giveKey');
  const { add, fail } = useFlashes();
  const problem = bgpKeyProblem(key);
  const onGive = () =>
    give.mutate(
      { planId, key },
      {
        onSuccess: () => {
          setKey('');
          leave(false);
          add({ type: 'success', header: 'The key is given. Go on with the plan' });
        },
        onError: fail('The key was not taken'),
      },
    );
  return (
    <Container
      header={
        <Header variant="h2" description="You typed a key of your own, and Linkspan never stores it.">
          Type the BGP key again
        </Header>
      }
    >
      <SpaceBetween size="m">
        <FormField
          label="BGP key"
          constraintText="6 to 80 printable characters without spaces."
          errorText={isLeft && problem}
        >
          <Input
            type="password"
            autoComplete={false}
            value={key}
            onBlur={() => leave(true)}
            onChange={({ detail }) => setKey(detail.value)}
          />
        </FormField>
        <Button loading={give.isPending} disabled={problem !== undefined} onClick={onGive}>
          Give the key
        </Button>
      </SpaceBetween>
    </Container>
  );
}
