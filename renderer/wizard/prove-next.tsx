import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Autosuggest from '@cloudscape-design/components/autosuggest';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { ipv4Problem } from '../../contract/domain/cidr.ts';
import { useCommand } from '../bridge/use-command.ts';
import { useRead } from '../bridge/use-read.ts';
import { useFlashes } from '../ui/flashes.tsx';
import { harmless } from '../ui/harmless.ts';
import { InfoLink } from '../ui/help.tsx';
import { goTo, hrefTo } from '../ui/router.tsx';
import { proofHelp } from './proof-help.ts';

/** Chooses what the proof asks and makes its plan. */
export function ProveNext({ linkId, header }: { readonly linkId: string; readonly header: string }) {
  const { data: targets, isLoading } = useRead('links', 'proofTargets', { linkId });
  const [typed, setTyped] = useState<string>();
  const [withFailover, setFailover] = useState(true);
  const prove = useCommand('links', 'planProof');
  const { fail } = useFlashes();

  const target = typed ?? targets?.find(({ admitsSite }) => admitsSite)?.address ?? '';
  const problem = target === '' ? undefined : ipv4Problem(target);
  return (
    <Container
      header={
        <Header variant="h2" description="A link is done when traffic and fail-over were seen to work.">
          {header}
        </Header>
      }
    >
      <SpaceBetween size="m">
        <FormField
          label="Address in the VPC to ask"
          info={<InfoLink topic={proofHelp} />}
          errorText={problem}
          constraintText="Addresses whose security group admits the site come first. Without one only the tunnels are proved."
        >
          <Autosuggest
            value={target}
            onChange={({ detail }) => setTyped(detail.value.trim())}
            options={(targets ?? []).slice(0, 200).map((one) => ({
              value: one.address,
              label: one.address,
              description: `${harmless(one.label, 100)}${one.admitsSite ? '' : ' · does not admit the site'}`,
            }))}
            enteredTextLabel={(value) => `Use ${value}`}
            statusType={isLoading ? 'loading' : 'finished'}
            loadingText="Looking for addresses"
            placeholder="10.0.1.10"
            ariaLabel="Address in the VPC to ask"
            clearAriaLabel="Clear the address"
          />
        </FormField>
        <Checkbox checked={withFailover} onChange={({ detail }) => setFailover(detail.checked)}>
          Try fail-over: take tunnel 1 down, watch traffic move to tunnel 2, and bring it back
        </Checkbox>
        {target === '' && !isLoading && (
          <Alert type="info">Without an address the result is: tunnels up, traffic not proved.</Alert>
        )}
        <Button
          variant="primary"
          loading={prove.isPending || isLoading}
          disabled={problem !== undefined}
          onClick={() =>
            prove.mutate(
              { linkId, target: target === '' ? null : target, failover: withFailover },
              { onSuccess: ({ id }) => goTo(hrefTo(['plans', id])), onError: fail('The proof could not be planned') },
            )
          }
        >
          Prove the link
        </Button>
      </SpaceBetween>
    </Container>
  );
}
