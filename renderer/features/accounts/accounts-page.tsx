import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import { useCollection } from '@cloudscape-design/collection-hooks';
import { useState } from 'react';
import type { Profile } from '../../bridge/current-profile.tsx';
import { useRead } from '../../bridge/use-read.ts';
import { harmless } from '../../ui/harmless.ts';
import { InfoLink } from '../../ui/help.tsx';
import { Page } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { profileColumns } from './profile-columns.tsx';
import { profilesHelp } from './accounts-help.ts';
import { ProfileDetail } from './profile-detail.tsx';

const none: readonly Profile[] = [];

/** The AWS profiles of this machine, whom each one is, and what it may do through Linkspan. */
export function AccountsPage() {
  const { data, error, isLoading, refetch } = useRead('accounts', 'list', {});
  const [selected, select] = useState<string>();
  const { items, collectionProps, paginationProps } = useCollection(data ?? none, {
    sorting: {},
    pagination: { pageSize: 50 },
  });
  const profile = items.find(({ name }) => name === selected);
  return (
    <Page
      title="Accounts"
      description="Profiles come from the AWS configuration files of this machine. Keys stay in the main process: this window handles names only."
      info={<InfoLink topic={profilesHelp} />}
    >
      <SpaceBetween size="l">
        {error && <Problem error={error} onRetry={() => void refetch()} title="The profiles could not be read" />}
        <Table
          {...collectionProps}
          items={items}
          trackBy="name"
          columnDefinitions={profileColumns}
          wrapLines
          loading={isLoading}
          loadingText="Reading the profiles"
          selectionType="single"
          selectedItems={profile ? [profile] : []}
          onSelectionChange={({ detail }) => select(detail.selectedItems[0]?.name)}
          onRowClick={({ detail }) => select(detail.item.name)}
          ariaLabels={{
            tableLabel: 'AWS profiles',
            selectionGroupLabel: 'Choose a profile',
            itemSelectionLabel: (_state, row) => `Choose ${harmless(row.name, 60)}`,
          }}
          header={
            <Header variant="h2" counter={`(${data?.length ?? 0})`}>
              AWS profiles
            </Header>
          }
          {...((data?.length ?? 0) > 50 && { pagination: <Pagination {...paginationProps} /> })}
          empty={
            <Box textAlign="center" padding="m">
              <b>No profiles</b>
              <Box variant="p">
                Make one with the AWS command line: <span className="ls-mono">aws configure sso</span>. Then come back.
              </Box>
            </Box>
          }
        />
        {profile && <ProfileDetail key={profile.name} profile={profile} />}
      </SpaceBetween>
    </Page>
  );
}
