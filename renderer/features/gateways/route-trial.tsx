import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Steps, { type StepsProps } from '@cloudscape-design/components/steps';
import { useCommand } from '../../bridge/use-command.ts';
import { Problem } from '../../ui/problem.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import type { Gateway } from './gateway-columns.tsx';
import { hopText } from './route-text.ts';

type HopState = 'reached' | 'failed' | 'not-tried';
const types: Readonly<Record<HopState, StepsProps.Status>> = {
  reached: 'success',
  failed: 'error',
  'not-tried': 'pending',
};
const words: Readonly<Record<HopState, string>> = { reached: 'Reached', failed: 'Failed', 'not-tried': 'Not tried' };

/** The hops to a gateway, each with how far the last trial came. */
export function RouteTrial({ gateway }: { readonly gateway: Gateway }) {
  const trial = useCommand('gateways', 'tryRoute');
  const hops = trial.data?.hops ?? gateway.route.map((hop) => ({ ...hop, state: 'not-tried' as const, message: '' }));
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="Each hop is a login of its own, and each host key is verified on its own."
          actions={
            <Button loading={trial.isPending} onClick={() => trial.mutate({ id: gateway.id })}>
              Try the route
            </Button>
          }
        >
          Route
        </Header>
      }
    >
      <SpaceBetween size="m">
        {trial.error && <Problem error={trial.error} title="The route could not be tried" />}
        <Steps
          ariaLabel="Hops to the gateway"
          steps={hops.map((hop, index) => ({
            status: trial.isPending ? 'loading' : types[hop.state],
            statusIconAriaLabel: trial.isPending ? 'Trying' : words[hop.state],
            header: (
              <span>
                <span className="ls-mono">
                  <UntrustedText text={hopText(hop)} limit={300} />
                </span>{' '}
                {index === hops.length - 1 ? '(the gateway)' : '(hop)'}
              </span>
            ),
            details: (
              <Box color="text-body-secondary">
                {trial.isPending ? 'Trying' : <UntrustedText text={hop.message || words[hop.state]} limit={1000} />}
              </Box>
            ),
          }))}
        />
      </SpaceBetween>
    </Container>
  );
}
