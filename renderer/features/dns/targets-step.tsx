import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tiles from '@cloudscape-design/components/tiles';
import { InfoLink } from '../../ui/help.tsx';
import { MemberFields } from './member-fields.tsx';
import { fieldHelp } from './record-help.ts';
import { addMember, type Policy } from './record-values.ts';
import { TargetFields } from './target-fields.tsx';
import type { RecordWizard } from './use-record-wizard.ts';

/** How Route 53 chooses, and between which answers. */
export function TargetsStep({ wizard }: { readonly wizard: RecordWizard }) {
  const { values, change } = wizard;
  const isList = values.policy !== 'simple' && values.policy !== 'failover';
  return (
    <SpaceBetween size="l">
      <Container
        header={
          <Header variant="h2" info={<InfoLink topic={fieldHelp.policy} />}>
            Routing policy
          </Header>
        }
      >
        <Tiles
          ariaLabel="Routing policy"
          value={values.policy}
          columns={3}
          items={policies}
          onChange={({ detail }) => {
            const policy = policies.find(({ value }) => value === detail.value)?.value;
            if (policy) change({ policy });
          }}
        />
      </Container>
      {values.members.map((_member, index) => (
        <Container key={index} header={<MemberHeader wizard={wizard} index={index} />}>
          <SpaceBetween size="m">
            {isList && <MemberFields wizard={wizard} index={index} />}
            <TargetFields wizard={wizard} index={index} />
          </SpaceBetween>
        </Container>
      ))}
      {isList && (
        <Box>
          <Button iconName="add-plus" onClick={() => change({ members: addMember(values.members) })}>
            Add a record
          </Button>
        </Box>
      )}
    </SpaceBetween>
  );
}

function MemberHeader({
  wizard: { values, change },
  index,
}: {
  readonly wizard: RecordWizard;
  readonly index: number;
}) {
  const { policy, members } = values;
  if (policy === 'simple') return <Header variant="h2">The answer</Header>;
  if (policy === 'failover') {
    return (
      <Header
        variant="h2"
        description={index === 0 ? 'Answered while its check is healthy.' : 'Answered when the primary is not healthy.'}
      >
        {index === 0 ? 'Primary' : 'Secondary'}
      </Header>
    );
  }
  const others = members.filter((_one, at) => at !== index);
  return (
    <Header
      variant="h2"
      actions={
        members.length > 1 && (
          <Button ariaLabel={`Remove record ${index + 1}`} onClick={() => change({ members: others })}>
            Remove
          </Button>
        )
      }
    >
      Record {index + 1}
    </Header>
  );
}

const policies: readonly { readonly value: Policy; readonly label: string; readonly description: string }[] = [
  { value: 'failover', label: 'Failover', description: 'A primary, and a secondary for when it fails.' },
  { value: 'simple', label: 'Simple', description: 'One answer, always.' },
  { value: 'weighted', label: 'Weighted', description: 'Shares of the answers.' },
  { value: 'latency', label: 'Latency', description: 'The region nearest to who asks.' },
  { value: 'geolocation', label: 'Geolocation', description: 'By where the question comes from.' },
];
