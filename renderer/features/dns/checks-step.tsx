import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { InfoLink } from '../../ui/help.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import { EndpointCheckFields } from './endpoint-check-fields.tsx';
import { ExistingCheckField } from './existing-check-field.tsx';
import { fieldHelp } from './record-help.ts';
import { memberPath } from './record-steps.ts';
import { blankMember, type MemberValues, type RecordValues } from './record-values.ts';
import { TunnelCheckFields } from './tunnel-check-fields.tsx';
import type { RecordWizard } from './use-record-wizard.ts';

/** What decides about each record. */
export function ChecksStep({ wizard }: { readonly wizard: RecordWizard }) {
  const { values } = wizard;
  if (values.policy === 'simple') {
    return (
      <Alert type="info">A simple record is answered always: there is nothing for a health check to decide.</Alert>
    );
  }
  return (
    <SpaceBetween size="l">
      {values.members.map((_member, index) => (
        <MemberCheck key={index} wizard={wizard} index={index} />
      ))}
    </SpaceBetween>
  );
}

function MemberCheck({ wizard, index }: { readonly wizard: RecordWizard; readonly index: number }) {
  const { values, problems, changeMember } = wizard;
  const member = values.members[index] ?? blankMember;
  const field = `${memberPath(values.policy, index)}.check`;
  return (
    <Container
      header={
        <Header variant="h2" description={<UntrustedText text={pointsTo(member)} limit={120} />}>
          {titleOf(values, index)}
        </Header>
      }
    >
      <SpaceBetween size="m">
        <FormField label="Health check" info={<InfoLink topic={fieldHelp.check} />} errorText={problems.at(field)}>
          <RadioGroup
            ariaLabel={`Health check of ${titleOf(values, index)}`}
            value={member.check}
            items={kinds}
            onChange={({ detail }) => {
              const check = kinds.find(({ value }) => value === detail.value)?.value;
              problems.leave(field)();
              if (check) changeMember(index, { check });
            }}
          />
        </FormField>
        {member.check === 'tunnel' && <TunnelCheckFields wizard={wizard} index={index} />}
        {member.check === 'endpoint' && <EndpointCheckFields wizard={wizard} index={index} />}
        {member.check === 'existing' && <ExistingCheckField wizard={wizard} index={index} />}
      </SpaceBetween>
    </Container>
  );
}

function titleOf({ policy, members }: RecordValues, index: number): string {
  if (policy === 'failover') return index === 0 ? 'Primary' : 'Secondary';
  return members[index]?.setIdentifier ?? '';
}

function pointsTo(member: MemberValues): string {
  if (member.target === 'values') return member.values.split('\n').join(', ');
  if (member.target === 's3-website') return `S3 website in ${member.websiteRegion}`;
  return member.target === 'record' ? member.recordName : member.dnsName;
}

const kinds: readonly {
  readonly value: MemberValues['check'];
  readonly label: string;
  readonly description: string;
}[] = [
  { value: 'none', label: 'None', description: 'It always counts as healthy.' },
  {
    value: 'tunnel',
    label: 'This tunnel is up',
    description: 'For what stands behind a VPN, where no checker from outside can reach.',
  },
  {
    value: 'endpoint',
    label: 'HTTP, HTTPS or TCP',
    description: 'Route 53’s checkers connect from the internet to a public address.',
  },
  { value: 'existing', label: 'A check that is there', description: 'One check may decide about many records.' },
];
