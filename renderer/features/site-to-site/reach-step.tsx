import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useRead } from '../../bridge/use-read.ts';
import { AdviceList } from '../../ui/advice-list.tsx';
import { Problem } from '../../ui/problem.tsx';
import { RouteTableFields } from './route-table-fields.tsx';
import { SecurityRuleFields } from './security-rule-fields.tsx';
import { TagFields } from '../../wizard/tag-fields.tsx';
import { type Connect, goodSubnets } from './use-connect.ts';

/** What answers into the tunnels, what the site may reach, and what at the site stands in the way. */
export function ReachStep({ connect }: { readonly connect: Connect }) {
  return (
    <SpaceBetween size="l">
      <RouteTableFields connect={connect} />
      <SecurityRuleFields connect={connect} />
      {connect.values.siteKind === 'gateway' && <SiteAdvice connect={connect} />}
      <TagFields
        tags={connect.values.tags}
        problems={connect.problems}
        onChange={(tags) => connect.change({ tags: [...tags] })}
      />
    </SpaceBetween>
  );
}

function SiteAdvice({ connect: { values } }: { readonly connect: Connect }) {
  const { data, error, refetch } = useRead('siteToSite', 'siteAdvice', {
    profile: values.profile,
    region: values.region,
    vpcId: values.vpcId,
    gatewayId: values.gatewayId,
    subnets: goodSubnets(values),
  });
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="Linkspan shows the commands for that box and verifies them afterwards; it does not edit foreign chains."
        >
          At the site
        </Header>
      }
    >
      {error && <Problem error={error} onRetry={() => void refetch()} title="The gateway could not be asked" />}
      {!data && !error && (
        <StatusIndicator type="loading">Reading firewall, forwarding and translation</StatusIndicator>
      )}
      {data && <AdviceList advice={data} />}
    </Container>
  );
}
