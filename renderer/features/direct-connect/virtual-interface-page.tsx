import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { VirtualInterface } from '../../../contract/domain/direct-connect.ts';
import { harmless } from '../../ui/harmless.ts';
import { Page } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import type { Overview } from './dx-answers.ts';
import { InterfaceActions } from './interface-actions.tsx';
import { InterfaceFacts } from './interface-facts.tsx';
import { InterfaceHealth } from './interface-health.tsx';
import { NoProfile } from './no-profile.tsx';
import { PeersTable } from './peers-table.tsx';
import { RouterConfiguration } from './router-configuration.tsx';
import { healthType } from './state-words.tsx';
import { useOverview } from './use-overview.ts';
import { type Place, usePlace } from './use-place.ts';

/** One virtual interface: how it is, who talks to whom, where it leads, and what the router needs. */
export function VirtualInterfacePage({ virtualInterfaceId }: { readonly virtualInterfaceId: string }) {
  const place = usePlace();
  const { data, error, refetch } = useOverview(place);
  const found = data?.virtualInterfaces.find(({ id }) => id === virtualInterfaceId);
  return (
    <Page
      title={found ? harmless(found.name || found.id, 100) : 'Virtual interface'}
      description={found && <Sentence virtualInterface={found} />}
      actions={found && data && <InterfaceActions virtualInterface={found} place={place} overview={data} />}
    >
      {place.profile === '' && <NoProfile />}
      {place.profile !== '' && !data && !error && <Spinner size="large" />}
      {error && !data && (
        <Problem error={error} onRetry={() => void refetch()} title="The virtual interface could not be read" />
      )}
      {data && !found && <NotThere place={place} />}
      {found && data && <Parts virtualInterface={found} place={place} overview={data} />}
    </Page>
  );
}

interface PartsProps {
  readonly virtualInterface: VirtualInterface;
  readonly place: Place;
  readonly overview: Overview;
}

function Parts({ virtualInterface, place, overview }: PartsProps) {
  const isConfirming = virtualInterface.state === 'confirming';
  return (
    <SpaceBetween size="l">
      {isConfirming && (
        <Alert type="info" header="It waits for you">
          <UntrustedText
            text={`Account ${virtualInterface.ownerAccount} made it for this account on a connection of its own. Nothing passes until you accept it and say where it leads.`}
            limit={400}
          />
        </Alert>
      )}
      <InterfaceHealth virtualInterface={virtualInterface} />
      <InterfaceFacts virtualInterface={virtualInterface} overview={overview} />
      <PeersTable peers={virtualInterface.peers} />
      {!isConfirming && <RouterConfiguration virtualInterfaceId={virtualInterface.id} place={place} />}
    </SpaceBetween>
  );
}

function Sentence({ virtualInterface: { state, health } }: { readonly virtualInterface: VirtualInterface }) {
  return (
    <span data-testid="interface-health" data-bgp={health.bgp}>
      <StatusIndicator type={healthType({ state, health })} wrapText>
        <UntrustedText text={health.sentence} limit={300} />
      </StatusIndicator>
    </span>
  );
}

function NotThere({ place: { region, profile } }: { readonly place: Place }) {
  return (
    <Alert type="info" header="There is no such virtual interface here">
      <UntrustedText
        text={`It is not in ${region || 'a region without a name'} of ${profile}. It may be deleted, or be in another region.`}
        limit={300}
      />
    </Alert>
  );
}
