import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { useLock } from '../../bridge/use-lock.ts';
import { Page } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { goTo, hrefTo, replaceWith, useRoute } from '../../ui/router.tsx';
import { UnreadNotice } from '../../ui/unread-notice.tsx';
import { DxGatewaysTable } from './dx-gateways-table.tsx';
import { InterfacesTable } from './interfaces-table.tsx';
import { NoProfile } from './no-profile.tsx';
import { PortsTable } from './ports-table.tsx';
import { RegionChoice } from './region-choice.tsx';
import { useOverview } from './use-overview.ts';
import { type Place, usePlace } from './use-place.ts';

/** Lines, what runs over them, and where they lead. */
export function DirectConnectPage() {
  const place = usePlace();
  const lock = useLock(place.profile);
  return (
    <Page
      title="Direct Connect"
      description="Lines of your own to AWS: whether the line is up, whether BGP is up, and whether it carries routes are three things."
      actions={
        place.profile !== '' && (
          <Button
            variant="primary"
            disabled={lock !== undefined}
            {...(lock !== undefined && { disabledReason: lock })}
            onClick={() => goTo(hrefTo(['direct-connect', 'new']))}
          >
            Create virtual interface
          </Button>
        )
      }
    >
      {place.profile === '' ? <NoProfile /> : <Lists place={place} />}
    </Page>
  );
}

function Lists({ place }: { readonly place: Place }) {
  const { query } = useRoute();
  const overview = useOverview(place);
  const { data, error, isLoading, refetch } = overview;
  const at = (more: Readonly<Record<string, string | undefined>>) => hrefTo(['direct-connect'], { ...place, ...more });
  const common = { place, isLoading, readAt: data?.readAt };
  const tab = query.get('tab') ?? 'interfaces';
  return (
    <SpaceBetween size="l">
      <RegionChoice place={place} />
      {error && <Problem error={error} onRetry={() => void refetch()} title="Direct Connect could not be read" />}
      {data && <UnreadNotice unread={data.unread} />}
      {place.region === '' && <Alert type="info">Choose a region: this profile names none.</Alert>}
      {place.region !== '' && (data || !error) && (
        <Tabs
          activeTabId={tab}
          ariaLabel="Parts of Direct Connect"
          onChange={({ detail }) => replaceWith(at({ tab: detail.activeTabId }))}
          tabs={[
            {
              id: 'interfaces',
              label: counted('Virtual interfaces', data?.virtualInterfaces),
              content: <InterfacesTable {...common} overview={data} at={(text) => at({ text })} />,
            },
            {
              id: 'connections',
              label: counted('Connections and LAGs', data && [...data.connections, ...data.lags]),
              content: <PortsTable {...common} overview={data} at={(text) => at({ tab: 'connections', text })} />,
            },
            {
              id: 'gateways',
              label: counted('Gateways', data?.gateways),
              content: <DxGatewaysTable {...common} overview={data} at={(text) => at({ tab: 'gateways', text })} />,
            },
          ]}
        />
      )}
    </SpaceBetween>
  );
}

function counted(words: string, list: readonly unknown[] | undefined): string {
  return list ? `${words} (${list.length})` : words;
}
