import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import type { VpcSummary } from '../../../contract/domain/vpc.ts';
import { useRead } from '../../bridge/use-read.ts';
import { harmless } from '../../ui/harmless.ts';
import { Problem } from '../../ui/problem.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import type { Connect } from './use-connect.ts';

const columns: readonly TableProps.ColumnDefinition<VpcSummary>[] = [
  {
    id: 'name',
    minWidth: 150,
    header: 'VPC',
    isRowHeader: true,
    cell: ({ name, isDefault }) => (
      <UntrustedText text={`${name ?? 'Without a name'}${isDefault ? ' (default)' : ''}`} limit={100} />
    ),
  },
  { id: 'id', minWidth: 210, header: 'Id', cell: ({ id }) => <span className="ls-mono">{harmless(id, 40)}</span> },
  {
    id: 'cidrs',
    minWidth: 150,
    header: 'Ranges',
    cell: ({ cidrs }) => <UntrustedText text={cidrs.join(', ')} limit={200} />,
  },
  { id: 'vpn', minWidth: 240, header: 'Attached already', cell: (vpc) => <Attached vpc={vpc} /> },
];

export function VpcChoice({ connect: { values, problems, change, found } }: { readonly connect: Connect }) {
  const { data, error, isLoading, refetch } = useRead(
    'network',
    'vpcs',
    { profile: values.profile, region: values.region },
    { enabled: values.profile !== '' && values.region !== '' },
  );
  const vpcs = (data ?? []).slice(0, 500);
  const chosen = vpcs.filter(({ id }) => id === values.vpcId);
  const choose = (vpcId: string | undefined) => change({ vpcId, ...forgotten });
  return (
    <SpaceBetween size="s">
      {error && <Problem error={error} onRetry={() => void refetch()} title="The VPCs could not be read" />}
      <FormField stretch errorText={problems.at('vpcId')}>
        <Table
          items={vpcs}
          columnDefinitions={columns}
          trackBy="id"
          loading={isLoading}
          loadingText="Reading the VPCs"
          wrapLines
          selectionType="single"
          selectedItems={chosen}
          onSelectionChange={({ detail }) => choose(detail.selectedItems[0]?.id)}
          onRowClick={({ detail }) => choose(detail.item.id)}
          ariaLabels={{
            tableLabel: 'VPCs',
            selectionGroupLabel: 'Choose a VPC',
            itemSelectionLabel: (_state, { name, id }) => `Choose ${harmless(name ?? id, 60)}`,
          }}
          header={
            <Header variant="h2" counter={data && `(${data.length})`}>
              VPC
            </Header>
          }
          empty={
            <Box textAlign="center" padding="m">
              {found.profile
                ? 'There is no VPC in this region. Choose another region.'
                : 'Choose a profile and a region first.'}
            </Box>
          }
        />
      </FormField>
    </SpaceBetween>
  );
}

/** What belonged to the VPC chosen before. */
const forgotten = {
  attachmentKind: undefined,
  vpnGatewayId: undefined,
  routes: undefined,
  securityRules: undefined,
  name: undefined,
};

function Attached({ vpc: { vpnGatewayId, vpnConnectionCount } }: { readonly vpc: VpcSummary }) {
  if (vpnGatewayId === null) return <StatusIndicator type="pending">No virtual private gateway</StatusIndicator>;
  return (
    <>
      <StatusIndicator type="info">{harmless(vpnGatewayId, 40)}</StatusIndicator>
      <div className="ls-muted">
        {vpnConnectionCount} VPN {vpnConnectionCount === 1 ? 'connection' : 'connections'}
      </div>
    </>
  );
}
