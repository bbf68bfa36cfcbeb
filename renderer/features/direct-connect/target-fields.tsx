import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { harmless } from '../../ui/harmless.ts';
import { InfoLink } from '../../ui/help.tsx';
import { fieldHelp } from './interface-help.ts';
import { InterfaceValues } from './interface-values.ts';
import { NewGatewayFields } from './new-gateway-fields.tsx';
import type { InterfaceWizard } from './use-interface-wizard.ts';

const TargetKind = InterfaceValues.shape.targetKind;

/** Where it leads: one VPC, a Direct Connect gateway that is there, or a new one. */
export function TargetFields({ wizard }: { readonly wizard: InterfaceWizard }) {
  const { values, problems, change, warningAt, found } = wizard;
  const { vpnGateways = [], gateways = [] } = found.suggestion ?? {};
  return (
    <Container
      header={
        <Header variant="h2" info={<InfoLink topic={fieldHelp.target} />}>
          Where it leads
        </Header>
      }
    >
      <SpaceBetween size="m">
        <FormField label="Joins" errorText={problems.at('target')} warningText={warningAt('target')}>
          <RadioGroup
            value={values.targetKind}
            ariaLabel="Joins"
            items={[
              ...(values.kind === 'private'
                ? [{ value: 'vgw', label: 'A virtual private gateway', description: 'One VPC in this region.' }]
                : []),
              {
                value: 'dxgw',
                label: 'A Direct Connect gateway that is there',
                description: values.kind === 'private' ? 'VPCs in any region.' : 'Transit gateways in any region.',
                disabled: gateways.length === 0,
              },
              { value: 'new-dxgw', label: 'A new Direct Connect gateway', description: 'Made by this plan.' },
            ]}
            onChange={({ detail }) => change({ targetKind: TargetKind.catch('new-dxgw').parse(detail.value) })}
          />
        </FormField>
        {values.targetKind === 'vgw' && values.kind === 'private' && (
          <GatewayChoice wizard={wizard} label="Virtual private gateway" value="vpnGatewayId" among={vpnGateways} />
        )}
        {values.targetKind === 'dxgw' && (
          <GatewayChoice wizard={wizard} label="Direct Connect gateway" value="dxGatewayId" among={gateways} />
        )}
        {values.targetKind === 'new-dxgw' && <NewGatewayFields wizard={wizard} />}
      </SpaceBetween>
    </Container>
  );
}

interface GatewayChoiceProps {
  readonly wizard: InterfaceWizard;
  readonly label: string;
  readonly value: 'vpnGatewayId' | 'dxGatewayId';
  readonly among: readonly { readonly id: string; readonly label: string; readonly amazonSideAsn: number }[];
}

function GatewayChoice({ wizard, label, value, among }: GatewayChoiceProps) {
  const { values, problems, change, warningAt } = wizard;
  const options = among.slice(0, 1000).map(({ id, label: words, amazonSideAsn }) => ({
    value: id,
    label: harmless(words, 100),
    description: `ASN ${amazonSideAsn}`,
  }));
  return (
    <FormField label={label} errorText={problems.at('target.id')} warningText={warningAt('target.id')}>
      <Select
        selectedOption={options.find((one) => one.value === values[value]) ?? null}
        options={options}
        placeholder="Choose a gateway"
        empty="There is none in this region"
        filteringType={options.length > 10 ? 'auto' : 'none'}
        onBlur={problems.leave('target.id')}
        onChange={({ detail }) => change({ [value]: detail.selectedOption.value })}
      />
    </FormField>
  );
}
