import Button from '@cloudscape-design/components/button';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useRead } from '../../bridge/use-read.ts';
import { messageOf } from '../../ui/problem.tsx';

/** Walks the digests of the whole record and says whether they fit. */
export function VerifyChain() {
  const [isWanted, want] = useState(false);
  const { data, error, isFetching, refetch } = useRead('activity', 'verify', {}, { enabled: isWanted, freshFor: 0 });
  return (
    <SpaceBetween direction="horizontal" size="s" alignItems="center">
      <span role="status">
        {error && <StatusIndicator type="error">{messageOf(error)}</StatusIndicator>}
        {data?.brokenAt === null && (
          <StatusIndicator type="success">All {data.entries.toLocaleString('en')} entries fit</StatusIndicator>
        )}
        {data && data.brokenAt !== null && (
          <StatusIndicator type="error">Entry {data.brokenAt} does not fit: the record was changed</StatusIndicator>
        )}
      </span>
      <Button
        loading={isFetching}
        onClick={() => {
          if (isWanted) void refetch();
          else want(true);
        }}
      >
        Verify the record
      </Button>
    </SpaceBetween>
  );
}
