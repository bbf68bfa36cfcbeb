import Alert from '@cloudscape-design/components/alert';
import Spinner from '@cloudscape-design/components/spinner';
import Tabs from '@cloudscape-design/components/tabs';
import { useRead } from '../../bridge/use-read.ts';
import { harmless } from '../../ui/harmless.ts';
import { Page } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { hrefTo, replaceWith, useRoute } from '../../ui/router.tsx';
import { GatewayConnections } from './gateway-connections.tsx';
import { GatewayInspection } from './gateway-inspection.tsx';
import { GatewayState } from './gateway-columns.tsx';
import { RemoveGateway } from './remove-gateway.tsx';
import { RouteTrial } from './route-trial.tsx';

export function GatewayPage({ gatewayId }: { readonly gatewayId: string }) {
  const { data, error, refetch } = useRead('gateways', 'list', {});
  const { query } = useRoute();
  const gateway = data?.find(({ id }) => id === gatewayId);
  const isFresh = query.get('try') === '1';
  const tab = query.get('tab') ?? (isFresh ? 'route' : 'inspection');
  return (
    <Page
      title={gateway ? harmless(gateway.name, 60) : 'Gateway'}
      description={gateway && <GatewayState gateway={gateway} />}
      actions={gateway && <RemoveGateway gateway={gateway} />}
    >
      {error && <Problem error={error} onRetry={() => void refetch()} title="The gateways could not be read" />}
      {!data && !error && <Spinner size="large" />}
      {data && !gateway && <Alert type="info" header="This gateway is not known any more" />}
      {gateway && (
        <Tabs
          activeTabId={tab}
          onChange={({ detail }) => replaceWith(hrefTo(['gateways', gatewayId], { tab: detail.activeTabId }))}
          tabs={[
            { id: 'inspection', label: 'Inspection', content: <GatewayInspection gatewayId={gatewayId} /> },
            { id: 'connections', label: 'Connections', content: <GatewayConnections gatewayId={gatewayId} /> },
            { id: 'route', label: 'Route', content: <RouteTrial gateway={gateway} /> },
          ]}
        />
      )}
    </Page>
  );
}
