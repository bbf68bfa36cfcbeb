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
    header: 'Link',
    sortingField: 'name',
    isRowHeader: true,
    cell: ({ id, name }) => (
      <Link href={hrefTo(['links', id])}>
        <UntrustedText text={name} limit={60} />
      </Link>
    ),
  },
  { id: 'health', header: 'Health', cell: ({ id }) => <HealthLine linkId={id} /> },
  {
    id: 'site',
    header: 'Site',
    cell: ({ site }) => <UntrustedText text={`${site.outsideAddress} (${site.subnets.join(', ')})`} limit={200} />,
  },
  {
    id: 'vpc',
    header: 'VPC',
    cell: ({ vpcId, vpcCidrs }) => <UntrustedText text={`${vpcId} (${vpcCidrs.join(', ')})`} limit={200} />,
  },
  { id: 'region', header: 'Region', sortingField: 'region', cell: ({ region }) => region },
  { id: 'proof', header: 'Last proof', cell: (link) => <LastProof link={link} /> },
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
