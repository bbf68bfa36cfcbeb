import ColumnLayout from '@cloudscape-design/components/column-layout';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { harmless } from '../../ui/harmless.ts';
import { fieldHelp } from './interface-help.ts';
import { TextField } from './text-field.tsx';
import type { InterfaceWizard } from './use-interface-wizard.ts';

/** A Direct Connect gateway to be made, and what it is joined to in this region. */
export function NewGatewayFields({ wizard }: { readonly wizard: InterfaceWizard }) {
  const { values, problems, change, warningAt, found } = wizard;
  const isTransit = values.kind === 'transit';
  const behind = (isTransit ? found.suggestion?.transitGateways : found.suggestion?.vpnGateways) ?? [];
  const options = [
    { value: '', label: 'Nothing yet' },
    ...behind.slice(0, 1000).map(({ id, label, amazonSideAsn }) => ({
      value: id,
      label: harmless(label, 100),
      description: `ASN ${amazonSideAsn}`,
    })),
  ];
  return (
    <SpaceBetween size="m">
      <ColumnLayout columns={2}>
        <TextField wizard={wizard} label="Name of the new gateway" value="newGatewayName" field="target.name" />
        <TextField
          wizard={wizard}
          label="ASN of the new gateway"
          value="newGatewayAsn"
          field="target.amazonSideAsn"
          constraint="A private ASN. It cannot be changed later."
          isNumber
        />
      </ColumnLayout>
      <FormField
        label={isTransit ? 'Associate it with this transit gateway' : 'Associate it with this virtual private gateway'}
        description="In this region. Others can be associated later."
        errorText={problems.at('target.association.gatewayId')}
        warningText={warningAt('target.association.gatewayId') ?? warningAt('target.association')}
      >
        <Select
          selectedOption={options.find(({ value }) => value === values.associatedId) ?? null}
          options={options}
          onBlur={problems.leave('target.association.gatewayId')}
          onChange={({ detail }) => change({ associatedId: detail.selectedOption.value ?? '' })}
        />
      </FormField>
      {values.associatedId !== '' && (
        <TextField
          wizard={wizard}
          label={isTransit ? 'Allowed prefixes' : 'Allowed prefixes (optional)'}
          value="allowedPrefixes"
          field="target.association.allowedPrefixes"
          help={fieldHelp.allowedPrefixes}
          description={
            isTransit
              ? 'Announced to your router exactly as written. One prefix a line.'
              : 'Which ranges of the VPC are announced to your router. One prefix a line; empty: all of them.'
          }
          placeholder="10.20.0.0/16"
          isList
        />
      )}
    </SpaceBetween>
  );
}
