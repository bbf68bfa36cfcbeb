import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { HostedZone } from '../../../contract/domain/dns.ts';
import { useLock } from '../../bridge/use-lock.ts';
import { useRead } from '../../bridge/use-read.ts';
import { harmless } from '../../ui/harmless.ts';
import { InfoLink } from '../../ui/help.tsx';
import { Page } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { goTo, hrefTo } from '../../ui/router.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import { zoneHelp } from './dns-help.ts';
import { NoProfile } from './no-profile.tsx';
import { RecordsTable } from './records-table.tsx';
import { usePlace } from './use-place.ts';

/** The records of one zone. */
export function ZonePage({ zoneId }: { readonly zoneId: string }) {
  const place = usePlace();
  const lock = useLock(place.profile);
  const isPlaced = place.profile !== '';
  const zones = useRead('dns', 'zones', place, { enabled: isPlaced });
  const records = useRead('dns', 'records', { ...place, zoneId }, { enabled: isPlaced });
  const zone = zones.data?.find(({ id }) => id === zoneId);
  return (
    <Page
      title={zone ? harmless(zone.name, 255) : 'Hosted zone'}
      info={<InfoLink topic={zoneHelp} />}
      description={zone && <ZoneLine zone={zone} />}
      actions={
        <Button
          variant="primary"
          disabled={lock !== undefined}
          {...(lock !== undefined && { disabledReason: lock })}
          onClick={() => goTo(hrefTo(['dns', 'new'], { zone: zoneId }))}
        >
          Make records
        </Button>
      }
    >
      <SpaceBetween size="l">
        {records.error && (
          <Problem error={records.error} onRetry={() => void records.refetch()} title="The records could not be read" />
        )}
        {!isPlaced && <NoProfile />}
        {isPlaced && !(records.error && !records.data) && (
          <RecordsTable
            zoneId={zoneId}
            records={records.data}
            isLoading={records.isLoading}
            isFetching={records.isFetching}
            onRefresh={() => void records.refetch()}
          />
        )}
      </SpaceBetween>
    </Page>
  );
}

function ZoneLine({ zone: { isPrivate, vpcs, nameServers, comment } }: { readonly zone: HostedZone }) {
  const asked = isPrivate
    ? `Private: asked from ${vpcs.map(({ id, region }) => `${id} in ${region}`).join(', ') || 'no VPC'}`
    : `Public: answered by ${some(nameServers) || 'Route 53'}`;
  return <UntrustedText text={comment ? `${asked} · ${comment}` : asked} limit={500} />;
}

function some(names: readonly string[]): string {
  const more = names.length > 2 ? ` and ${names.length - 2} more` : '';
  return `${names.slice(0, 2).join(', ')}${more}`;
}
