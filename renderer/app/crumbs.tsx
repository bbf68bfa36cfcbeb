import BreadcrumbGroup from '@cloudscape-design/components/breadcrumb-group';
import { useRead } from '../bridge/use-read.ts';
import { harmless } from '../ui/harmless.ts';
import { useRoute } from '../ui/router.tsx';
import { short } from '../ui/time.tsx';
import { pages } from './pages.ts';

export function Crumbs() {
  const { parts, href } = useRoute();
  const [section = '', id] = parts;
  const name = useNameOf(section, id);
  const items = [{ text: 'Linkspan', href: '#/' }];
  const page = pages.find(({ part }) => part !== '' && part === section);
  if (page) items.push({ text: page.title, href: page.href });
  if (section === 'connect') items.push({ text: 'Connect a site to a VPC', href: '#/connect' });
  if (section === 'plans') items.push({ text: 'Plan', href });
  if (id !== undefined && section !== 'plans')
    items.push({ text: ownPages[`${section}/${id}`] ?? name ?? harmless(id, 60), href });
  return items.length > 1 ? <BreadcrumbGroup items={items} ariaLabel="Where you are" /> : null;
}

const ownPages: Readonly<Record<string, string>> = {
  'gateways/add': 'Add a gateway',
  'audit/compare': 'Compare two audits',
  'dns/zones': 'Records',
  'dns/new': 'Records',
  'dns/health-checks': 'Health checks',
  'dns/drills': 'Drills',
  'direct-connect/new': 'New virtual interface',
};

function useNameOf(section: string, id: string | undefined): string | undefined {
  const links = useRead('links', 'list', {}, { enabled: section === 'links' && id !== undefined });
  const gateways = useRead('gateways', 'list', {}, { enabled: section === 'gateways' && id !== undefined });
  const audits = useRead('audit', 'list', {}, { enabled: section === 'audit' && id !== undefined });
  const audit = audits.data?.find((one) => one.id === id);
  if (audit) return short(audit.endedAt);
  const found = [...(links.data ?? []), ...(gateways.data ?? [])].find((one) => one.id === id);
  return found && harmless(found.name, 60);
}
