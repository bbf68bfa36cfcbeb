import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Textarea from '@cloudscape-design/components/textarea';
import { commonSupernet } from '../../../contract/domain/cidr.ts';
import { useRead } from '../../bridge/use-read.ts';
import { Problem } from '../../ui/problem.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import { AddressBars } from './address-bars.tsx';
import { FoundNote } from '../../wizard/found-note.tsx';
import { type Connect, goodSubnets } from './use-connect.ts';

/** Which networks of the site the VPC shall reach, and whether they can be told apart. */
export function RoutingStep({ connect }: { readonly connect: Connect }) {
  const { values, problems, change, source, found } = connect;
  const vpc = found.vpcs?.find(({ id }) => id === values.vpcId);
  const subnets = goodSubnets(values);
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Networks of this site</Header>}>
        <SpaceBetween size="m">
          <FormField
            label="Site networks"
            description="One IPv4 range a line. Only these are routed into the tunnels."
            secondaryControl={<FoundNote source={source('subnets')} />}
            errorText={problems.at('site.subnets')}
          >
            <Textarea
              value={values.subnets}
              rows={Math.min(8, Math.max(2, values.subnets.split('\n').length))}
              spellcheck={false}
              placeholder="192.168.10.0/24"
              onBlur={problems.leave('site.subnets')}
              onChange={({ detail }) => change({ subnets: detail.value })}
            />
          </FormField>
          {subnets.length > 1 && (
            <Alert type="info">
              The tunnels carry one pair of selectors with {subnets.length} networks in it. If the far end does not take
              lists, their common range is {commonSupernet(subnets)}.
            </Alert>
          )}
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2">Both address spaces</Header>}>
        <SpaceBetween size="m">
          {vpc && subnets.length > 0 ? (
            <AddressBars site={subnets} vpc={vpc.cidrs} />
          ) : (
            <Box color="text-body-secondary">Name a network of the site to see it beside the VPC.</Box>
          )}
          {subnets.length > 0 && <Overlaps connect={connect} subnets={subnets} />}
        </SpaceBetween>
      </Container>
    </SpaceBetween>
  );
}

function Overlaps({ connect: { values }, subnets }: { readonly connect: Connect; readonly subnets: string[] }) {
  const { data, error, isFetching, refetch } = useRead(
    'siteToSite',
    'overlaps',
    {
      profile: values.profile,
      region: values.region,
      vpcId: values.vpcId,
      gatewayId: values.siteKind === 'gateway' ? values.gatewayId : null,
      subnets,
    },
    { keepLast: true },
  );
  if (error) return <Problem error={error} onRetry={() => void refetch()} title="Overlaps could not be looked for" />;
  if (!data || isFetching)
    return (
      <StatusIndicator type="loading">Comparing with the VPC, its routes, other VPNs and the gateway</StatusIndicator>
    );
  if (data.length === 0) {
    return (
      <StatusIndicator type="success">
        Nothing overlaps: not in the VPC, its routes, other VPNs or the gateway
      </StatusIndicator>
    );
  }
  return (
    <ul className="ls-list" aria-label="Overlaps">
      {data.slice(0, 100).map((overlap) => (
        <li key={`${overlap.siteCidr} ${overlap.otherCidr} ${overlap.other}`}>
          <StatusIndicator type={overlap.severity === 'conflict' ? 'error' : 'warning'} wrapText>
            {overlap.severity === 'conflict' ? 'Conflict' : 'Warning'}: {overlap.siteCidr} overlaps {overlap.otherCidr}:{' '}
            <UntrustedText text={overlap.other} limit={300} />
          </StatusIndicator>
        </li>
      ))}
    </ul>
  );
}
