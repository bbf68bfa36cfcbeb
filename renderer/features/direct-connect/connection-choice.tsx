import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Select from '@cloudscape-design/components/select';
import { harmless } from '../../ui/harmless.ts';
import { NothingYet } from '../../ui/nothing-yet.tsx';
import type { Suggestion } from './dx-answers.ts';
import type { InterfaceWizard } from './use-interface-wizard.ts';

const most = 8;

/** The line that it runs over. */
export function ConnectionChoice({ wizard }: { readonly wizard: InterfaceWizard }) {
  const { values, problems, change, warningAt, found } = wizard;
  const ports = found.suggestion?.connections ?? [];
  const choose = (connectionId: string | undefined) => change({ connectionId, vlan: undefined });
  return (
    <Container header={<Header variant="h2">Connection</Header>}>
      {ports.length === 0 ? (
        <NothingYet
          title="No connection in this region"
          text="Choose another region. A connection is ordered from AWS or from a partner, which Linkspan does not do."
        />
      ) : (
        <FormField
          label="Connection or LAG"
          errorText={problems.at('connectionId')}
          warningText={warningAt('connectionId')}
          stretch
        >
          {ports.length <= most ? (
            <RadioGroup
              value={values.connectionId}
              ariaLabel="Connection or LAG"
              items={ports.map((port) => ({
                value: port.id,
                label: harmless(port.label, 100),
                description: usedInWords(port),
              }))}
              onChange={({ detail }) => choose(detail.value)}
            />
          ) : (
            <Select
              selectedOption={optionsOf(ports).find(({ value }) => value === values.connectionId) ?? null}
              options={optionsOf(ports)}
              filteringType="auto"
              onBlur={problems.leave('connectionId')}
              onChange={({ detail }) => choose(detail.selectedOption.value)}
            />
          )}
        </FormField>
      )}
    </Container>
  );
}

function optionsOf(ports: Suggestion['connections']) {
  return ports.slice(0, 1000).map((port) => ({
    value: port.id,
    label: harmless(port.label, 100),
    description: usedInWords(port),
  }));
}

function usedInWords({ onlyVlan, usedVlans }: Suggestion['connections'][number]): string {
  if (onlyVlan !== null) return `Hosted: VLAN ${onlyVlan} only${usedVlans.length > 0 ? ', which is used' : ''}`;
  if (usedVlans.length === 0) return 'No VLAN is used yet';
  const shown = usedVlans.slice(0, 12).join(', ');
  return `VLAN ${shown}${usedVlans.length > 12 ? ` and ${usedVlans.length - 12} more` : ''} used`;
}
