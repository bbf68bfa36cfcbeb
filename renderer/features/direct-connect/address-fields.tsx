import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Toggle from '@cloudscape-design/components/toggle';
import { InfoLink } from '../../ui/help.tsx';
import { fieldHelp } from './interface-help.ts';
import { InterfaceValues } from './interface-values.ts';
import { TextField } from './text-field.tsx';
import type { InterfaceWizard } from './use-interface-wizard.ts';

const Addresses = InterfaceValues.shape.addresses;

/** The two ends of the BGP session, in each address family. */
export function AddressFields({ wizard }: { readonly wizard: InterfaceWizard }) {
  const { values, problems, change, warningAt } = wizard;
  const isPublic = values.kind === 'public';
  return (
    <Container header={<Header variant="h2">Addresses</Header>}>
      <SpaceBetween size="m">
        <FormField
          label="IPv4"
          info={<InfoLink topic={fieldHelp.addresses} />}
          errorText={problems.at('ipv4')}
          warningText={warningAt('ipv4')}
        >
          <RadioGroup
            value={values.addresses}
            ariaLabel="IPv4"
            items={[
              ...(isPublic
                ? []
                : [{ value: 'aws', label: 'AWS picks them', description: 'From 169.254.0.0/16, free on this line.' }]),
              {
                value: 'own',
                label: 'My own',
                description: isPublic ? 'Two public addresses that you own.' : 'Two addresses of one /30 or /31.',
              },
              { value: 'none', label: 'No IPv4', description: 'IPv6 only.' },
            ]}
            onChange={({ detail }) => change({ addresses: Addresses.catch('aws').parse(detail.value) })}
          />
        </FormField>
        {values.addresses === 'own' && (
          <ColumnLayout columns={2}>
            <TextField
              wizard={wizard}
              label="Address of your router"
              value="customerAddress"
              field="ipv4.customerAddress"
              placeholder={isPublic ? '203.0.113.2/30' : '169.254.96.2/30'}
            />
            <TextField
              wizard={wizard}
              label="Address of AWS's router"
              value="amazonAddress"
              field="ipv4.amazonAddress"
              placeholder={isPublic ? '203.0.113.1/30' : '169.254.96.1/30'}
            />
          </ColumnLayout>
        )}
        <FormField label="IPv6" errorText={problems.at('ipv6')}>
          <Toggle
            checked={values.ipv6}
            description="A second BGP session. AWS picks the addresses; they cannot be chosen."
            onChange={({ detail }) => change({ ipv6: detail.checked })}
          >
            Talk IPv6 as well
          </Toggle>
        </FormField>
      </SpaceBetween>
    </Container>
  );
}
