import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { z } from 'zod';
import type { links } from '../../../contract/features/links.ts';
import { useRead } from '../../bridge/use-read.ts';
import { goTo, hrefTo } from '../../ui/router.tsx';
import { Time } from '../../ui/time.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import { proofStatus } from '../../wizard/proof-status.ts';
import { LinkHealth } from './link-health.tsx';
import { OtherJobs } from './other-jobs.tsx';
import { RecentActivity } from './recent-activity.tsx';

type ListedLink = z.infer<typeof links.list.output>[number];

export function LinkBoard({ links: listed }: { readonly links: readonly ListedLink[] }) {
  return (
    <SpaceBetween size="l">
      <Container
        header={
          <Header
            variant="h2"
            counter={`(${listed.length})`}
            actions={
              <Button variant="primary" onClick={() => goTo('#/connect')}>
                Connect a site to a VPC
              </Button>
            }
          >
            Links
          </Header>
        }
      >
        <ul className="ls-cards">
          {listed.slice(0, 12).map((link) => (
            <li key={link.id}>
              <LinkCard link={link} />
            </li>
          ))}
        </ul>
        {listed.length > 12 && <Link href="#/links">All {listed.length} links</Link>}
      </Container>
      <ColumnLayout columns={2}>
        <RecentActivity />
        <GatewaySummary />
      </ColumnLayout>
      <OtherJobs />
    </SpaceBetween>
  );
}

function LinkCard({ link }: { readonly link: ListedLink }) {
  const proof = link.lastProof && proofStatus(link.lastProof.result);
  return (
    <article className="ls-card">
      <h3>
        <Link href={hrefTo(['links', link.id])} fontSize="heading-s">
          <UntrustedText text={link.name} limit={60} />
        </Link>
      </h3>
      <LinkHealth linkId={link.id} />
      <Box color="text-body-secondary">
        <UntrustedText text={`${link.site.outsideAddress} to ${link.vpcId} in ${link.region}`} limit={200} />
      </Box>
      {proof && link.lastProof ? (
        <div>
          <StatusIndicator type={proof.type}>{proof.words}</StatusIndicator>{' '}
          <span className="ls-muted">
            <Time at={link.lastProof.at} />
          </span>
        </div>
      ) : (
        <StatusIndicator type="pending">Not proved yet</StatusIndicator>
      )}
    </article>
  );
}

function GatewaySummary() {
  const { data } = useRead('gateways', 'list', {});
  const unreachable = (data ?? []).filter(({ state }) => state === 'unreachable');
  return (
    <Container fitHeight header={<Header variant="h2">Gateways</Header>}>
      <SpaceBetween size="xs">
        <Link href="#/gateways">{data?.length ?? 0} known</Link>
        {unreachable.length === 0 ? (
          <StatusIndicator type="success">None was unreachable when last tried</StatusIndicator>
        ) : (
          unreachable.slice(0, 5).map(({ id, name }) => (
            <StatusIndicator key={id} type="error">
              <UntrustedText text={name} limit={60} /> did not answer
            </StatusIndicator>
          ))
        )}
      </SpaceBetween>
    </Container>
  );
}
