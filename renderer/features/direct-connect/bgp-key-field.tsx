import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { InterfaceWizard } from './use-interface-wizard.ts';

/** The MD5 key of the session: AWS's, or one that is typed here once, sent to main and never read back. */
export function BgpKeyField({ wizard }: { readonly wizard: InterfaceWizard }) {
  const { values, change, problems, bgpKey, setBgpKey } = wizard;
  return (
    <Container header={<Header variant="h2">Key of the BGP session</Header>}>
      <SpaceBetween size="m">
        <RadioGroup
          value={values.key}
          ariaLabel="Key of the BGP session"
          items={[
            { value: 'generated', label: 'Generated', description: 'Made by AWS; it is in the router configuration.' },
            { value: 'own', label: 'My own', description: 'Typed here once. Linkspan never stores it.' },
          ]}
          onChange={({ detail }) => change({ key: detail.value === 'own' ? 'own' : 'generated' })}
        />
        {values.key === 'own' && (
          <FormField
            label="BGP key"
            constraintText="6 to 80 printable characters without spaces."
            errorText={problems.at('key')}
          >
            <Input
              type="password"
              autoComplete={false}
              value={bgpKey}
              onBlur={problems.leave('key')}
              onChange={({ detail }) => setBgpKey(detail.value)}
            />
          </FormField>
        )}
      </SpaceBetween>
    </Container>
  );
}
