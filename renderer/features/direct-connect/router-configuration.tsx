import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import { useState } from 'react';
import { RouterVendor } from '../../../contract/domain/direct-connect.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { useRead } from '../../bridge/use-read.ts';
import { useFlashes } from '../../ui/flashes.tsx';
import { Problem } from '../../ui/problem.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import type { Place } from './use-place.ts';

const vendors: Readonly<Record<RouterVendor, string>> = {
  frr: 'FRR',
  'cisco-ios': 'Cisco IOS',
  junos: 'Junos',
  aws: "AWS's own",
};
const order: readonly RouterVendor[] = ['frr', 'cisco-ios', 'junos', 'aws'];

interface RouterConfigurationProps {
  readonly virtualInterfaceId: string;
  readonly place: Place;
}

/** What the router at this end needs, its key masked here; saved with the key on the machine that runs Linkspan. */
export function RouterConfiguration({ virtualInterfaceId, place }: RouterConfigurationProps) {
  const [vendor, setVendor] = useState<RouterVendor>('frr');
  const input = { ...place, virtualInterfaceId, vendor };
  const { data, error, refetch } = useRead('directConnect', 'routerConfiguration', input);
  const save = useCommand('directConnect', 'saveRouterConfiguration');
  const { add, fail } = useFlashes();
  const onSave = () =>
    save.mutate(input, {
      onSuccess: ({ path }) => {
        if (path !== null) add({ type: 'success', header: 'The configuration is saved, key included', text: path });
      },
      onError: fail('The configuration was not saved'),
    });
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="The key is masked here. The saved file holds it and can be read by you alone."
          actions={
            <Button loading={save.isPending} disabled={error !== null} onClick={onSave}>
              Save with the key
            </Button>
          }
        >
          Router configuration
        </Header>
      }
    >
      <SpaceBetween size="m">
        <SegmentedControl
          label="Router"
          selectedId={vendor}
          options={order.map((id) => ({ id, text: vendors[id] }))}
          onChange={({ detail }) => setVendor(RouterVendor.catch('frr').parse(detail.selectedId))}
        />
        {error && <Problem error={error} onRetry={() => void refetch()} title="The configuration could not be made" />}
        {!data && !error && <Spinner />}
        {data && <UntrustedText text={data.text} asBlock limit={60_000} />}
      </SpaceBetween>
    </Container>
  );
}
