import Container from '@cloudscape-design/components/container';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tiles from '@cloudscape-design/components/tiles';
import { InfoLink } from '../../ui/help.tsx';
import { KeyFields } from '../../wizard/key-fields.tsx';
import { fieldHelp } from './connect-help.ts';
import { tunnelProfiles } from './tunnel-profiles.ts';
import type { Connect } from './use-connect.ts';

/** How the two tunnels are protected. */
export function TunnelsStep({ connect }: { readonly connect: Connect }) {
  const { values, change } = connect;
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Security profile</Header>}>
        <SpaceBetween size="m">
          <Tiles
            ariaLabel="Security profile"
            value={values.tunnelProfile}
            items={[
              { value: 'recommended', label: 'Recommended', description: 'IKEv2 only, AES-256, DH group 20.' },
              {
                value: 'compatible',
                label: 'Compatible',
                description: 'For older devices: IKEv1 allowed, DH group 14.',
              },
            ]}
            onChange={({ detail }) =>
              change({ tunnelProfile: detail.value === 'compatible' ? 'compatible' : 'recommended' })
            }
          />
          <KeyValuePairs columns={3} items={tunnelProfiles[values.tunnelProfile]} />
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2">Inside ranges and keys</Header>}>
        <SpaceBetween size="m">
          <InsideFields connect={connect} />
          <FormField label="Pre-shared keys" info={<InfoLink topic={fieldHelp.keys} />}>
            <RadioGroup
              value={values.keys}
              ariaLabel="Pre-shared keys"
              items={[
                { value: 'generated', label: 'Generated', description: 'Made by AWS, one for each tunnel.' },
                { value: 'own', label: 'My own', description: 'Typed here once. Linkspan never stores them.' },
              ]}
              onChange={({ detail }) => change({ keys: detail.value === 'own' ? 'own' : 'generated' })}
            />
          </FormField>
          {values.keys === 'own' && (
            <KeyFields keys={connect.keys} onChange={connect.setKeys} showAll={connect.areKeysShown} />
          )}
        </SpaceBetween>
      </Container>
    </SpaceBetween>
  );
}

function InsideFields({ connect: { values, problems, change } }: { readonly connect: Connect }) {
  return (
    <ColumnLayout columns={2}>
      {(['insideCidr1', 'insideCidr2'] as const).map((field, index) => (
        <FormField
          key={field}
          label={`Inside range of tunnel ${index + 1}`}
          {...(index === 0 && { info: <InfoLink topic={fieldHelp.insideCidrs} /> })}
          constraintText="A free /30 is filled in. Empty: AWS picks."
          errorText={values[field].trim() !== '' && problems.at('tunnels.insideCidrs')}
        >
          <Input
            value={values[field]}
            spellcheck={false}
            onBlur={problems.leave('tunnels.insideCidrs')}
            onChange={({ detail }) => change({ [field]: detail.value })}
          />
        </FormField>
      ))}
    </ColumnLayout>
  );
}
