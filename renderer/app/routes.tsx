import type { AppLayoutProps } from '@cloudscape-design/components/app-layout';
import { AccountsPage } from '../features/accounts/accounts-page.tsx';
import { ActivityPage } from '../features/activity/activity-page.tsx';
import { AddGatewayPage } from '../features/gateways/add-gateway-page.tsx';
import { GatewayPage } from '../features/gateways/gateway-page.tsx';
import { GatewaysPage } from '../features/gateways/gateways-page.tsx';
import { LinkPage } from '../features/links/link-page.tsx';
import { LinksPage } from '../features/links/links-page.tsx';
import { OverviewPage } from '../features/overview/overview-page.tsx';
import { ConnectPage } from '../features/site-to-site/connect-page.tsx';
import { TunnelsPage } from '../features/tunnels/tunnels-page.tsx';
import { type Route, useRoute } from '../ui/router.tsx';
import { PlanPage } from '../wizard/plan-page.tsx';
import { NoSuchPage } from './no-such-page.tsx';

/** The page that the address names. */
export function CurrentPage() {
  const { parts } = useRoute();
  const [section = '', id] = parts;
  switch (section) {
    case '':
      return <OverviewPage />;
    case 'connect':
      return <ConnectPage />;
    case 'plans':
      return id === undefined ? <NoSuchPage /> : <PlanPage key={id} planId={id} />;
    case 'links':
      return id === undefined ? <LinksPage /> : <LinkPage key={id} linkId={id} />;
    case 'tunnels':
      return <TunnelsPage />;
    case 'gateways':
      if (id === undefined) return <GatewaysPage />;
      return id === 'add' ? <AddGatewayPage /> : <GatewayPage key={id} gatewayId={id} />;
    case 'activity':
      return <ActivityPage />;
    case 'accounts':
      return <AccountsPage />;
    default:
      return <NoSuchPage />;
  }
}

export function contentTypeOf({ parts: [section, id] }: Route): AppLayoutProps.ContentType {
  if (section === 'connect') return 'wizard';
  if (section === 'gateways' && id === 'add') return 'form';
  if (section === undefined) return 'dashboard';
  return id === undefined && section !== 'accounts' ? 'table' : 'default';
}
