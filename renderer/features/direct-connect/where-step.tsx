import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Tiles from '@cloudscape-design/components/tiles';
import { InterfaceKind } from '../../../contract/domain/direct-connect.ts';
import { useCurrentProfile } from '../../bridge/current-profile.tsx';
import { useRead } from '../../bridge/use-read.ts';
import { harmless } from '../../ui/harmless.ts';
import { Problem } from '../../ui/problem.tsx';
import { ConnectionChoice } from './connection-choice.tsx';
import type { InterfaceWizard } from './use-interface-wizard.ts';

/** Which account and region, what it shall reach, and over which line. */
export function WhereStep({ wizard }: { readonly wizard: InterfaceWizard }) {
  const { values, problems, change, reading, warningAt } = wizard;
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Account and region</Header>}>
        <PlaceFields wizard={wizard} />
      </Container>
      <Container header={<Header variant="h2">What it reaches</Header>}>
        <FormField stretch errorText={problems.at('kind')} warningText={warningAt('kind')}>
          <Tiles
            ariaLabel="What it reaches"
            value={values.kind}
            items={[
              { value: 'private', label: 'Private', description: 'VPCs, by their private addresses.' },
              { value: 'transit', label: 'Transit', description: 'Transit gateways, and what is behind them.' },
              {
                value: 'public',
                label: 'Public',
                description: 'AWS’s public services, from public addresses of yours.',
              },
            ]}
            onChange={({ detail }) => change({ ...ofKind, kind: InterfaceKind.catch('private').parse(detail.value) })}
          />
        </FormField>
      </Container>
      {reading.isLoading && <StatusIndicator type="loading">Reading the connections</StatusIndicator>}
      {reading.error && (
        <Problem error={reading.error} onRetry={reading.retry} title="Direct Connect could not be read" />
      )}
      {!reading.isLoading && !reading.error && <ConnectionChoice wizard={wizard} />}
    </SpaceBetween>
  );
}

function PlaceFields({ wizard: { values, problems, change } }: { readonly wizard: InterfaceWizard }) {
  const { profiles } = useCurrentProfile();
  const { data, error, isLoading } = useRead('accounts', 'regions', { profile: values.profile });
  const names = [...new Set([...(data ?? []), ...(values.region ? [values.region] : [])])];
  return (
    <ColumnLayout columns={2}>
      <FormField label="AWS profile" errorText={problems.at('profile')}>
        <Select
          selectedOption={values.profile ? { value: values.profile, label: harmless(values.profile, 60) } : null}
          placeholder="Choose a profile"
          options={profiles.slice(0, 500).map(({ name, problem, isReadOnly }) => ({
            value: name,
            label: harmless(name, 60),
            description: problem ? harmless(problem, 120) : isReadOnly ? 'Read-only' : '',
          }))}
          filteringType="auto"
          onBlur={problems.leave('profile')}
          onChange={({ detail: { selectedOption } }) =>
            change({
              ...elsewhere,
              profile: selectedOption.value,
              region: profiles.find(({ name }) => name === selectedOption.value)?.region ?? undefined,
            })
          }
        />
      </FormField>
      <FormField label="Region" errorText={problems.at('region') ?? (error && 'The regions could not be read')}>
        <Select
          selectedOption={values.region ? { value: values.region, label: values.region } : null}
          placeholder="Choose a region"
          options={names.map((value) => ({ value, label: value }))}
          statusType={isLoading ? 'loading' : 'finished'}
          loadingText="Reading the regions"
          filteringType="auto"
          onBlur={problems.leave('region')}
          onChange={({ detail }) => change({ ...elsewhere, region: detail.selectedOption.value })}
        />
      </FormField>
    </ColumnLayout>
  );
}

/** What was chosen for one kind means nothing for another. */
const ofKind = {
  targetKind: undefined,
  vpnGatewayId: undefined,
  dxGatewayId: undefined,
  associatedId: undefined,
  addresses: undefined,
  mtu: undefined,
} as const;

const elsewhere = { ...ofKind, connectionId: undefined, vlan: undefined, name: undefined } as const;
