import Link from '@cloudscape-design/components/link';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { TableProps } from '@cloudscape-design/components/table';
import type { z } from 'zod';
import type { links } from '../../../contract/features/links.ts';
import { hrefTo } from '../../ui/router.tsx';
import { Time } from '../../ui/time.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import { proofStatus } from '../../wizard/proof-status.ts';
import { HealthLine } from './health-line.tsx';

export type ListedLink = z.infer<typeof links.list.output>[number];

export const linkColumns: readonly TableProps.ColumnDefinition<ListedLink>[] = [
  {
    id: 'name',
    minWidth: 120,
    header: 'Link',
    sortingField: 'name',
    isRowHeader: true,
    cell: ({ id, name }) => (
      <Link href={hrefTo(['links', id])}>
        <UntrustedText text={name} limit={60} />
      </Link>
    ),
  },
  { id: 'health', minWidth: 220, header: 'Health', cell: ({ id }) => <HealthLine linkId={id} /> },
  {
    id: 'site',
    minWidth: 200,
    header: 'Site',
    cell: ({ site }) => <UntrustedText text={`${site.outsideAddress} (${site.subnets.join(', ')})`} limit={200} />,
  },
  {
    id: 'vpc',
    minWidth: 220,
    header: 'VPC',
    cell: ({ vpcId, vpcCidrs }) => <UntrustedText text={`${vpcId} (${vpcCidrs.join(', ')})`} limit={200} />,
  },
  { id: 'region', minWidth: 110, header: 'Region', sortingField: 'region', cell: ({ region }) => region },
  { id: 'proof', minWidth: 190, header: 'Last proof', cell: (link) => <LastProof link={link} /> },
];

function LastProof({ link: { lastProof } }: { readonly link: ListedLink }) {
  if (!lastProof) return <StatusIndicator type="pending">Not proved yet</StatusIndicator>;
  const { type, words } = proofStatus(lastProof.result);
  return (
    <StatusIndicator type={type}>
      {words}, <Time at={lastProof.at} />
    </StatusIndicator>
  );
}
