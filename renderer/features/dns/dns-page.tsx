import { useRoute } from '../../ui/router.tsx';
import { DnsLists } from './dns-lists.tsx';
import { DrillPage } from './drill-page.tsx';
import { RecordWizardPage } from './record-wizard-page.tsx';
import { ZonePage } from './zone-page.tsx';

/** Which of the DNS pages the address names. */
export function DnsPage() {
  const { parts, query } = useRoute();
  const [, section, id] = parts;
  const place = { zoneId: query.get('zone') ?? '', name: query.get('name') ?? '', type: query.get('type') ?? '' };
  if (section === 'zones' && id !== undefined) return <ZonePage key={id} zoneId={id} />;
  if (section === 'drills' && id !== undefined) return <DrillPage key={id} planId={id} />;
  if (section === 'new') return <RecordWizardPage key={JSON.stringify(place)} begin={place} />;
  return <DnsLists tab={section === 'health-checks' || section === 'drills' ? section : 'zones'} />;
}
