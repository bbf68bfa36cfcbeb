import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Input from '@cloudscape-design/components/input';
import { InfoLink } from '../../ui/help.tsx';
import { portOf } from './found-interface.ts';
import { fieldHelp } from './interface-help.ts';
import { TargetFields } from './target-fields.tsx';
import { TextField } from './text-field.tsx';
import type { InterfaceWizard } from './use-interface-wizard.ts';

/** What it is called, its VLAN and number, and where it leads. */
export function InterfaceStep({ wizard }: { readonly wizard: InterfaceWizard }) {
  const { values, found } = wizard;
  const port = portOf({ connectionId: values.connectionId }, found);
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Name and numbers</Header>}>
        <SpaceBetween size="m">
          <TextField wizard={wizard} label="Name" value="name" field="name" constraint="Letters, digits and hyphens." />
          <ColumnLayout columns={2}>
            {port?.onlyVlan ? (
              <FormField
                label="VLAN"
                info={<InfoLink topic={fieldHelp.vlan} />}
                description="Set by the partner of this hosted connection."
                errorText={wizard.problems.at('vlan')}
              >
                <Input value={String(port.onlyVlan)} readOnly />
              </FormField>
            ) : (
              <TextField
                wizard={wizard}
                label="VLAN"
                value="vlan"
                field="vlan"
                help={fieldHelp.vlan}
                constraint={`1 to 4094. ${port ? `${port.freeVlan} is free.` : ''}`}
                isNumber
              />
            )}
            <TextField
              wizard={wizard}
              label="ASN of your router"
              value="asn"
              field="asn"
              help={fieldHelp.asn}
              constraint="1 to 4294967294, other than AWS's end."
              isNumber
            />
          </ColumnLayout>
        </SpaceBetween>
      </Container>
      {values.kind !== 'public' && <TargetFields wizard={wizard} />}
    </SpaceBetween>
  );
}
