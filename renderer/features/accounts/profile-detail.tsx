import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Toggle from '@cloudscape-design/components/toggle';
import type { Profile } from '../../bridge/current-profile.tsx';
import { useCommand } from '../../bridge/use-command.ts';
import { useRead } from '../../bridge/use-read.ts';
import { Copyable } from '../../ui/copyable.tsx';
import { useFlashes } from '../../ui/flashes.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Time } from '../../ui/time.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';

export function ProfileDetail({ profile }: { readonly profile: Profile }) {
  const setReadOnly = useCommand('accounts', 'setReadOnly');
  const setRegion = useCommand('accounts', 'setRegion');
  const regions = useRead('accounts', 'regions', { profile: profile.name });
  const { fail } = useFlashes();
  return (
    <Container
      header={
        <Header variant="h2">
          <UntrustedText text={profile.name} limit={128} />
        </Header>
      }
    >
      <SpaceBetween size="l">
        <Identity profile={profile} />
        <Toggle
          checked={profile.isReadOnly}
          disabled={setReadOnly.isPending}
          onChange={({ detail: { checked } }) =>
            setReadOnly.mutate(
              { profile: profile.name, isReadOnly: checked },
              { onError: fail('The switch was not moved') },
            )
          }
          description="While it is on, nothing can be changed with this profile."
        >
          Read-only
        </Toggle>
        <FormField
          label="Region to start in"
          description="Kept by Linkspan; the configuration file stays as it is."
          errorText={regions.error && 'The regions of this profile could not be read'}
        >
          <Select
            selectedOption={profile.region === null ? null : { value: profile.region, label: profile.region }}
            placeholder="Choose a region"
            options={(regions.data ?? []).map((region) => ({ value: region, label: region }))}
            statusType={regions.isLoading ? 'loading' : 'finished'}
            loadingText="Reading the regions"
            filteringType="auto"
            onChange={({ detail: { selectedOption } }) =>
              setRegion.mutate(
                { profile: profile.name, region: selectedOption.value ?? '' },
                { onError: fail('The region was not kept') },
              )
            }
          />
        </FormField>
      </SpaceBetween>
    </Container>
  );
}

function Identity({ profile }: { readonly profile: Profile }) {
  const { data, error, isFetching, refetch } = useRead('accounts', 'identity', { profile: profile.name });
  if (error) return <Problem error={error} onRetry={() => void refetch()} title="AWS did not say who this is" />;
  if (!data) return <StatusIndicator type="loading">Asking AWS who this is</StatusIndicator>;
  return (
    <KeyValuePairs
      columns={3}
      items={[
        { label: 'Account', value: <Copyable text={data.accountId} what="Account" /> },
        { label: 'Identity', value: <Copyable text={data.arn} what="ARN" /> },
        {
          label: 'Checked',
          value: (
            <SpaceBetween direction="horizontal" size="xs">
              <StatusIndicator type="success">
                <Time at={data.checkedAt} />
              </StatusIndicator>
              <Button variant="inline-link" loading={isFetching} onClick={() => void refetch()}>
                Check again
              </Button>
            </SpaceBetween>
          ),
        },
      ]}
    />
  );
}
