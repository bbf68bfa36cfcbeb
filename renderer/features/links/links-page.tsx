import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useRead } from '../../bridge/use-read.ts';
import { ListTable } from '../../ui/list-table.tsx';
import { NothingYet } from '../../ui/nothing-yet.tsx';
import { Page } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { goTo, hrefTo } from '../../ui/router.tsx';
import { type ListedLink, linkColumns } from './link-columns.tsx';

const none: readonly ListedLink[] = [];

export function LinksPage() {
  const { data, error, isLoading, refetch } = useRead('links', 'list', {});
  const connect = () => goTo('#/connect');
  return (
    <Page title="Links" description="Each link joins one site to one VPC by two tunnels.">
      <SpaceBetween size="l">
        {error && <Problem error={error} onRetry={() => void refetch()} title="The links could not be read" />}
        <ListTable
          title="Links"
          noun="links"
          rows={data ?? none}
          columns={linkColumns}
          isLoading={isLoading}
          loadingText="Reading the links"
          textOf={textOf}
          findBy="name, address, VPC or region"
          at={(text) => hrefTo(['links'], { text })}
          sortedBy="name"
          onRow={({ id }) => goTo(hrefTo(['links', id]))}
          actions={
            <Button variant="primary" onClick={connect}>
              Connect a site to a VPC
            </Button>
          }
          empty={
            <NothingYet
              title="No links yet"
              text="Connect a site to a VPC, or try it on the demo network first."
              action={<Button onClick={connect}>Connect a site to a VPC</Button>}
            />
          }
        />
      </SpaceBetween>
    </Page>
  );
}

function textOf({ name, site, vpcId, region, profile, vpnConnectionId }: ListedLink): string {
  return [name, site.outsideAddress, vpcId, region, profile, vpnConnectionId, ...site.subnets].join(' ');
}
