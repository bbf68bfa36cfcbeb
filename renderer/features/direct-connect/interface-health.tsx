import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import type { VirtualInterface } from '../../../contract/domain/direct-connect.ts';
import { InfoLink } from '../../ui/help.tsx';
import { healthHelp } from './interface-help.ts';
import { AwsState, BgpHealth, ConnectionHealth, RoutesHealth } from './state-words.tsx';

/** The three things that must be up, each on its own. */
export function InterfaceHealth({
  virtualInterface: { state, health },
}: {
  readonly virtualInterface: VirtualInterface;
}) {
  return (
    <Container
      header={
        <Header variant="h2" info={<InfoLink topic={healthHelp} />}>
          How it is
        </Header>
      }
    >
      <KeyValuePairs
        columns={4}
        items={[
          { label: 'State', value: <AwsState state={state} /> },
          { label: 'Connection up', value: <ConnectionHealth health={health} /> },
          { label: 'BGP up', value: <BgpHealth state={state} health={health} /> },
          { label: 'Routes', value: <RoutesHealth health={health} /> },
        ]}
      />
    </Container>
  );
}
