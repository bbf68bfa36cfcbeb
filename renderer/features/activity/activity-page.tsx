import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import { useRead } from '../../bridge/use-read.ts';
import { activityColumns } from '../../ui/activity-columns.tsx';
import { Page } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { hrefTo, replaceWith, useRoute } from '../../ui/router.tsx';
import { ActivityFilter } from './activity-filter.tsx';
import { VerifyChain } from './verify-chain.tsx';

const pageSize = 100;

/** Everything that was done, newest first, in a record that shows tampering. */
export function ActivityPage() {
  const { query } = useRoute();
  const [text, planId, linkId] = [query.get('text') ?? '', query.get('plan'), query.get('link')];
  const kinds = query.get('kinds')?.split(',').filter(Boolean) ?? [];
  const [limit, setLimit] = useState(pageSize);
  const { data, error, isLoading, isFetching, refetch } = useRead(
    'activity',
    'list',
    { text: text.slice(0, 200), planId, linkId, kinds: kinds.slice(0, 20), before: null, limit },
    { keepLast: true },
  );
  const filter = { text, plan: planId ?? undefined, link: linkId ?? undefined, kinds: kinds.join(',') };
  const show = (change: Partial<typeof filter>) => replaceWith(hrefTo(['activity'], { ...filter, ...change }));
  const entries = data?.entries ?? [];
  return (
    <Page
      title="Activity"
      description="Every plan, step and gateway command: when, who, where, and what came of it. Each entry carries the digest of the one before."
    >
      <SpaceBetween size="l">
        {error && <Problem error={error} onRetry={() => void refetch()} title="The activity could not be read" />}
        <Table
          items={entries}
          columnDefinitions={activityColumns}
          trackBy={({ id }) => String(id)}
          loading={isLoading}
          loadingText="Reading the activity"
          wrapLines
          stickyHeader
          ariaLabels={{ tableLabel: 'Activity' }}
          header={
            <Header variant="h2" counter={data && `(${entries.length} of ${data.total})`} actions={<VerifyChain />}>
              Entries
            </Header>
          }
          filter={
            <ActivityFilter
              text={text}
              kinds={kinds}
              narrowedTo={planId === null ? (linkId === null ? undefined : 'one link') : 'one plan'}
              onText={(wanted) => show({ text: wanted })}
              onKinds={(wanted) => show({ kinds: wanted.join(',') })}
              onWiden={() => show({ plan: undefined, link: undefined })}
            />
          }
          footer={
            data &&
            entries.length < data.total &&
            limit < 500 && (
              <Box textAlign="center">
                <Button loading={isFetching} onClick={() => setLimit((old) => Math.min(500, old + pageSize))}>
                  Show older entries
                </Button>
              </Box>
            )
          }
          empty={
            <Box textAlign="center" padding="m">
              <b>{text || kinds.length > 0 ? 'No entry matches' : 'Nothing was done yet'}</b>
              <Box variant="p">What you plan and apply is written down here.</Box>
            </Box>
          }
        />
      </SpaceBetween>
    </Page>
  );
}
