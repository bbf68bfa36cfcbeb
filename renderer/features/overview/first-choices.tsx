import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useCommand } from '../../bridge/use-command.ts';
import { useRead } from '../../bridge/use-read.ts';
import { useFlashes } from '../../ui/flashes.tsx';
import { goTo } from '../../ui/router.tsx';
import { OtherJobs } from './other-jobs.tsx';

export function FirstChoices() {
  return (
    <SpaceBetween size="l">
      <ColumnLayout columns={2}>
        <ConnectChoice />
        <DemoChoice />
      </ColumnLayout>
      <OtherJobs />
      <Container header={<Header variant="h2">What Linkspan touches, and what it does not</Header>}>
        <ul className="ls-list">
          <li>
            It changes nothing before you have seen each AWS call, each gateway file and each command, and applied them.
          </li>
          <li>On a gateway it writes files of its own. Other connections, comments and secrets stay byte for byte.</li>
          <li>It keeps no keys, sends nothing to anyone but AWS and your gateways, and can undo what it made.</li>
        </ul>
      </Container>
    </SpaceBetween>
  );
}

function ConnectChoice() {
  return (
    <Container
      fitHeight
      header={<Header variant="h2">Connect a site to a VPC</Header>}
      footer={
        <Button variant="primary" onClick={() => goTo('#/connect')}>
          Connect a site to a VPC
        </Button>
      }
    >
      <Box variant="p">
        From nothing to a verified Site-to-Site VPN: both tunnels, both ends, in one plan. You need an AWS profile and a
        strongSwan gateway that you reach over SSH, or any other device that takes a configuration as text.
      </Box>
    </Container>
  );
}

function DemoChoice() {
  const { data } = useRead('demo', 'state', {});
  const explore = useCommand('demo', 'explore');
  const { fail } = useFlashes();
  const isRunning = data?.isRunning ?? false;
  const onExplore = () =>
    explore.mutate(
      {},
      {
        onSuccess: () => {
          goTo('#/connect');
        },
        onError: fail('The demo network did not start'),
      },
    );
  return (
    <Container
      fitHeight
      header={<Header variant="h2">Explore the demo network</Header>}
      footer={
        <Button loading={explore.isPending} disabled={isRunning} disabledReason="It is running" onClick={onExplore}>
          {isRunning ? 'The demo network is running' : 'Explore the demo network'}
        </Button>
      }
    >
      <Box variant="p">
        No AWS account, no gateway: an AWS and a gateway inside this app that speak the real protocols. Build a link,
        break it, undo it. The window is marked as a demo while it runs.
      </Box>
    </Container>
  );
}
