import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useRead } from '../../bridge/use-read.ts';
import { AdviceList } from '../../ui/advice-list.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Time } from '../../ui/time.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import { factPairs } from './fact-pairs.tsx';

/** What was found on the gateway, problems first. Reading changes nothing there. */
export function GatewayInspection({ gatewayId }: { readonly gatewayId: string }) {
  const { data, error, isFetching, refetch } = useRead('gateways', 'inspect', { id: gatewayId }, { freshFor: 60_000 });
  if (error && !data)
    return <Problem error={error} onRetry={() => void refetch()} title="The gateway could not be inspected" />;
  if (!data) return <StatusIndicator type="loading">Reading the gateway</StatusIndicator>;
  const { facts, advice, tookMs } = data;
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Problems</Header>}>
        <AdviceList advice={advice} />
      </Container>
      <Container
        header={
          <Header
            variant="h2"
            description={
              <>
                Read <Time at={facts.readAt} /> in {Math.round(tookMs)} ms, read only
              </>
            }
            actions={
              <Button loading={isFetching} iconName="refresh" onClick={() => void refetch()}>
                Inspect again
              </Button>
            }
          >
            Facts
          </Header>
        }
      >
        <KeyValuePairs columns={3} items={factPairs(facts)} />
      </Container>
      {facts.unread.length > 0 && (
        <Container header={<Header variant="h2">Not read</Header>}>
          <ul className="ls-list">
            {facts.unread.map(({ what, why }) => (
              <li key={what}>
                <UntrustedText text={what} limit={100} />: <UntrustedText text={why} limit={500} />
              </li>
            ))}
          </ul>
        </Container>
      )}
      {facts.firewall.rules.length > 0 && (
        <Container header={<Header variant="h2">Firewall rules as the box prints them</Header>}>
          <UntrustedText text={facts.firewall.rules.join('\n')} asBlock />
          <Box color="text-body-secondary">Linkspan shows commands for foreign chains and never edits them.</Box>
        </Container>
      )}
    </SpaceBetween>
  );
}
