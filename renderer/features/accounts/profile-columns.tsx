import Badge from '@cloudscape-design/components/badge';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { TableProps } from '@cloudscape-design/components/table';
import type { Profile } from '../../bridge/current-profile.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';

export const kindNames: Readonly<Record<Profile['kind'], string>> = {
  static: 'Access keys',
  sso: 'IAM Identity Center',
  'assume-role': 'Role',
  'credential-process': 'Credential program',
  'web-identity': 'Web identity',
  login: 'Console sign-in',
  demo: 'Demo network',
  unknown: 'Not recognised',
};

export const profileColumns: readonly TableProps.ColumnDefinition<Profile>[] = [
  {
    id: 'name',
    minWidth: 150,
    header: 'Profile',
    sortingField: 'name',
    isRowHeader: true,
    cell: ({ name, isDemo }) => (
      <>
        <UntrustedText text={name} limit={128} /> {isDemo && <Badge color="severity-low">Demo</Badge>}
      </>
    ),
  },
  { id: 'kind', minWidth: 150, header: 'Signs in by', sortingField: 'kind', cell: ({ kind }) => kindNames[kind] },
  { id: 'region', minWidth: 120, header: 'Region', sortingField: 'region', cell: ({ region }) => region ?? 'None set' },
  {
    id: 'endpoint',
    minWidth: 160,
    header: 'Talks to',
    cell: ({ isAws, isDemo, endpointHost }) =>
      isAws ? (
        'AWS'
      ) : isDemo ? (
        'The demo network'
      ) : (
        <StatusIndicator type="warning">
          <UntrustedText text={endpointHost ?? 'another endpoint'} limit={200} />
        </StatusIndicator>
      ),
  },
  {
    id: 'access',
    minWidth: 130,
    header: 'May change things',
    cell: ({ isReadOnly }) =>
      isReadOnly ? (
        <StatusIndicator type="stopped">Read-only</StatusIndicator>
      ) : (
        <StatusIndicator type="success">Yes</StatusIndicator>
      ),
  },
  {
    id: 'problem',
    minWidth: 180,
    header: 'In the file',
    cell: ({ problem }) =>
      problem === null ? (
        <StatusIndicator type="success">Fine</StatusIndicator>
      ) : (
        <StatusIndicator type="error">
          <UntrustedText text={problem} limit={300} />
        </StatusIndicator>
      ),
  },
];
