import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useRead } from '../../bridge/use-read.ts';
import { Time } from '../../ui/time.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';

export function RecentActivity() {
  const { data } = useRead('activity', 'list', {
    text: '',
    planId: null,
    linkId: null,
    kinds: ['plan'],
    before: null,
    limit: 20,
  });
  // A plan is written down when it begins and when it ends: the end says both.
  const over = (data?.entries ?? []).filter(({ result }) => result !== 'applying').slice(0, 6);
  return (
    <Container fitHeight header={<Header variant="h2">Last changes</Header>}>
      <SpaceBetween size="xs">
        {data && over.length === 0 && <span className="ls-muted">Nothing was changed yet.</span>}
        {over.map((entry) => (
          <div key={entry.id}>
            <UntrustedText text={`${entry.what}: ${entry.result}`} limit={200} />{' '}
            <span className="ls-muted">
              <Time at={entry.at} />
            </span>
          </div>
        ))}
        <Link href="#/activity">All activity</Link>
      </SpaceBetween>
    </Container>
  );
}
