import type { AppLayoutProps } from '@cloudscape-design/components/app-layout';
import { lazy } from 'react';
import { OverviewPage } from '../features/overview/overview-page.tsx';
import { type Route, useRoute } from '../ui/router.tsx';
import { NoSuchPage } from './no-such-page.tsx';

/** The code of every page but the first, which is fetched apart: the first page waits for no other. */
const code = {
  accounts: () => import('../features/accounts/accounts-page.tsx'),
  activity: () => import('../features/activity/activity-page.tsx'),
  audit: () => import('../features/audit/audit-page.tsx'),
  audits: () => import('../features/audit/audits-page.tsx'),
  compareAudits: () => import('../features/audit/compare-page.tsx'),
  directConnect: () => import('../features/direct-connect/direct-connect-pages.tsx'),
  dns: () => import('../features/dns/dns-page.tsx'),
  addGateway: () => import('../features/gateways/add-gateway-page.tsx'),
  gateway: () => import('../features/gateways/gateway-page.tsx'),
  gateways: () => import('../features/gateways/gateways-page.tsx'),
  link: () => import('../features/links/link-page.tsx'),
  links: () => import('../features/links/links-page.tsx'),
  connect: () => import('../features/site-to-site/connect-page.tsx'),
  tunnels: () => import('../features/tunnels/tunnels-page.tsx'),
  plan: () => import('../wizard/plan-page.tsx'),
};

const AccountsPage = lazy(async () => ({ default: (await code.accounts()).AccountsPage }));
const ActivityPage = lazy(async () => ({ default: (await code.activity()).ActivityPage }));
const AuditPage = lazy(async () => ({ default: (await code.audit()).AuditPage }));
const AuditsPage = lazy(async () => ({ default: (await code.audits()).AuditsPage }));
const CompareAuditsPage = lazy(async () => ({ default: (await code.compareAudits()).ComparePage }));
const DirectConnectPages = lazy(async () => ({ default: (await code.directConnect()).DirectConnectPages }));
const DnsPage = lazy(async () => ({ default: (await code.dns()).DnsPage }));
const AddGatewayPage = lazy(async () => ({ default: (await code.addGateway()).AddGatewayPage }));
const GatewayPage = lazy(async () => ({ default: (await code.gateway()).GatewayPage }));
const GatewaysPage = lazy(async () => ({ default: (await code.gateways()).GatewaysPage }));
const LinkPage = lazy(async () => ({ default: (await code.link()).LinkPage }));
const LinksPage = lazy(async () => ({ default: (await code.links()).LinksPage }));
const ConnectPage = lazy(async () => ({ default: (await code.connect()).ConnectPage }));
const TunnelsPage = lazy(async () => ({ default: (await code.tunnels()).TunnelsPage }));
const PlanPage = lazy(async () => ({ default: (await code.plan()).PlanPage }));

/** Fetches the code of all pages, so that each opens at once. */
export async function fetchPages(): Promise<void> {
  await Promise.all(Object.values(code).map((fetchOne) => fetchOne()));
}

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
    case 'audit':
      if (id === undefined) return <AuditsPage />;
      return id === 'compare' ? <CompareAuditsPage /> : <AuditPage key={id} auditId={id} />;
    case 'direct-connect':
      return <DirectConnectPages />;
    case 'dns':
      return <DnsPage />;
    case 'activity':
      return <ActivityPage />;
    case 'accounts':
      return <AccountsPage />;
    default:
      return <NoSuchPage />;
  }
}

export function contentTypeOf({ parts: [section, id] }: Route): AppLayoutProps.ContentType {
  if (section === 'connect' || ((section === 'dns' || section === 'direct-connect') && id === 'new')) return 'wizard';
  if (section === 'gateways' && id === 'add') return 'form';
  if (section === undefined) return 'dashboard';
  if (section === 'audit' || section === 'dns') return 'table';
  return id === undefined && section !== 'accounts' ? 'table' : 'default';
}
