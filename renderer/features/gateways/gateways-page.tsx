import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useRead } from '../../bridge/use-read.ts';
import { ListTable } from '../../ui/list-table.tsx';
import { NothingYet } from '../../ui/nothing-yet.tsx';
import { Page } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { goTo, hrefTo } from '../../ui/router.tsx';
import { type Gateway, gatewayColumns } from './gateway-columns.tsx';

const none: readonly Gateway[] = [];

export function GatewaysPage() {
  const { data, error, isLoading, refetch } = useRead('gateways', 'list', {});
  const add = () => goTo('#/gateways/add');
  return (
    <Page title="Gateways" description="The machines at your sites that hold the tunnels, reached over SSH.">
      <SpaceBetween size="l">
        {error && <Problem error={error} onRetry={() => void refetch()} title="The gateways could not be read" />}
        <ListTable
          title="Gateways"
          noun="gateways"
          rows={data ?? none}
          columns={gatewayColumns}
          isLoading={isLoading}
          loadingText="Reading the gateways"
          textOf={({ name, route, sshAlias }) => [name, sshAlias, ...route.map(({ host }) => host)].join(' ')}
          findBy="name or host"
          at={(text) => hrefTo(['gateways'], { text })}
          sortedBy="name"
          onRow={({ id }) => goTo(hrefTo(['gateways', id]))}
          actions={
            <Button variant="primary" onClick={add}>
              Add a gateway
            </Button>
          }
          empty={
            <NothingYet
              title="No gateways yet"
              text="Add one from your SSH configuration or by hand. Nothing is changed on it."
              action={<Button onClick={add}>Add a gateway</Button>}
            />
          }
        />
      </SpaceBetween>
    </Page>
  );
}
