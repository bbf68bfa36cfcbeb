import Button from '@cloudscape-design/components/button';
import Tabs from '@cloudscape-design/components/tabs';
import { useLock } from '../../bridge/use-lock.ts';
import { InfoLink } from '../../ui/help.tsx';
import { Page } from '../../ui/page.tsx';
import { goTo } from '../../ui/router.tsx';
import { checkHelp, dnsHelp, drillHelp } from './dns-help.ts';
import { DrillsTable } from './drills-table.tsx';
import { HealthChecksTable } from './health-checks-table.tsx';
import { NoProfile } from './no-profile.tsx';
import { usePlace } from './use-place.ts';
import { ZonesTable } from './zones-table.tsx';

type Tab = 'zones' | 'health-checks' | 'drills';

const hrefs: Readonly<Record<Tab, string>> = {
  zones: '#/dns',
  'health-checks': '#/dns/health-checks',
  drills: '#/dns/drills',
};

const help = { zones: dnsHelp, 'health-checks': checkHelp, drills: drillHelp } as const;

/** Zones, health checks and drills of the profile in use. */
export function DnsLists({ tab }: { readonly tab: Tab }) {
  const { profile } = usePlace();
  const lock = useLock(profile);
  const isPlaced = profile !== '';
  return (
    <Page
      title="DNS failover"
      info={<InfoLink topic={help[tab]} />}
      description="Names that move to another place when the first one fails, and the rehearsal that proves it."
      actions={
        <Button
          variant="primary"
          disabled={lock !== undefined}
          {...(lock !== undefined && { disabledReason: lock })}
          onClick={() => goTo('#/dns/new')}
        >
          Make records
        </Button>
      }
    >
      <Tabs
        activeTabId={tab}
        ariaLabel="Parts of DNS failover"
        // The tabs are links, and the browser follows them.
        onChange={() => undefined}
        tabs={[
          {
            id: 'zones',
            label: 'Hosted zones',
            href: hrefs.zones,
            content: tab === 'zones' && (isPlaced ? <ZonesTable /> : <NoProfile />),
          },
          {
            id: 'health-checks',
            label: 'Health checks',
            href: hrefs['health-checks'],
            content: tab === 'health-checks' && (isPlaced ? <HealthChecksTable /> : <NoProfile />),
          },
          { id: 'drills', label: 'Drills', href: hrefs.drills, content: tab === 'drills' && <DrillsTable /> },
        ]}
      />
    </Page>
  );
}
