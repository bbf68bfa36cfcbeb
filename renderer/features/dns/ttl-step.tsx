import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { InfoLink } from '../../ui/help.tsx';
import { fieldHelp } from './record-help.ts';
import { switchTimes } from './switch-times.ts';
import { SwitchBar } from './switch-bar.tsx';
import type { RecordWizard } from './use-record-wizard.ts';

/** How long resolvers keep an answer, and what that makes of the time to switch. */
export function TtlStep({ wizard: { values, problems, change } }: { readonly wizard: RecordWizard }) {
  const hasValues = values.members.some(({ target }) => target === 'values');
  const times = switchTimes(values);
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Time to live</Header>}>
        {hasValues ? (
          <FormField
            label="TTL in seconds"
            info={<InfoLink topic={fieldHelp.ttl} />}
            constraintText="60 or less where something may switch."
            errorText={problems.at('ttl')}
          >
            <Input
              value={values.ttl}
              inputMode="numeric"
              onBlur={problems.leave('ttl')}
              onChange={({ detail }) => change({ ttl: detail.value })}
            />
          </FormField>
        ) : (
          <Alert type="info">An alias has the TTL of its target: 60 seconds for what AWS runs.</Alert>
        )}
      </Container>
      {times && (
        <Container
          header={
            <Header variant="h2" description="From the moment the primary fails until everybody is at the secondary.">
              Time to switch
            </Header>
          }
        >
          <SwitchBar times={times} />
        </Container>
      )}
    </SpaceBetween>
  );
}
