import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Toggle from '@cloudscape-design/components/toggle';
import { InfoLink } from '../../ui/help.tsx';
import { AddressFields } from './address-fields.tsx';
import { BgpKeyField } from './bgp-key-field.tsx';
import { fieldHelp } from './interface-help.ts';
import { InterfaceValues } from './interface-values.ts';
import { TextField } from './text-field.tsx';
import type { InterfaceWizard } from './use-interface-wizard.ts';

/** How the two routers talk. */
export function PeeringStep({ wizard }: { readonly wizard: InterfaceWizard }) {
  const { values } = wizard;
  return (
    <SpaceBetween size="l">
      <AddressFields wizard={wizard} />
      {values.kind === 'public' && (
        <Container header={<Header variant="h2">What you announce</Header>}>
          <TextField
            wizard={wizard}
            label="Prefixes of your own"
            value="prefixes"
            field="prefixes"
            description="Public networks that you own, one a line. AWS checks them, which takes up to 72 hours."
            placeholder="203.0.113.0/24"
            isList
          />
        </Container>
      )}
      <BgpKeyField wizard={wizard} />
      {values.kind !== 'public' && <FrameFields wizard={wizard} />}
    </SpaceBetween>
  );
}

const Mtu = InterfaceValues.shape.mtu;

function FrameFields({ wizard }: { readonly wizard: InterfaceWizard }) {
  const { values, problems, change, warningAt } = wizard;
  const sizes = values.kind === 'private' ? (['1500', '8500', '9001'] as const) : (['1500', '8500'] as const);
  const joinsGateway = values.targetKind !== 'vgw' || values.kind !== 'private';
  return (
    <Container header={<Header variant="h2">Frames and SiteLink</Header>}>
      <SpaceBetween size="m">
        <FormField
          label="MTU"
          info={<InfoLink topic={fieldHelp.mtu} />}
          errorText={problems.at('mtu')}
          warningText={warningAt('mtu')}
        >
          <RadioGroup
            value={values.mtu}
            ariaLabel="MTU"
            items={sizes.map((value) => ({
              value,
              label: value,
              description: value === '1500' ? 'Fits everywhere.' : 'Jumbo frames.',
            }))}
            onChange={({ detail }) => change({ mtu: Mtu.catch('1500').parse(detail.value) })}
          />
        </FormField>
        <FormField
          label="SiteLink"
          info={<InfoLink topic={fieldHelp.siteLink} />}
          errorText={problems.at('siteLink')}
          warningText={warningAt('siteLink')}
        >
          <Toggle
            checked={joinsGateway && values.siteLink}
            disabled={!joinsGateway}
            description={
              joinsGateway
                ? 'From site to site over AWS’s network, at a price by the hour.'
                : 'Only through a Direct Connect gateway.'
            }
            onChange={({ detail }) => change({ siteLink: detail.checked })}
          >
            Join this site to the others of the gateway
          </Toggle>
        </FormField>
      </SpaceBetween>
    </Container>
  );
}
