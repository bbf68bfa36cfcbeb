import ColumnLayout from '@cloudscape-design/components/column-layout';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { InfoLink } from '../../ui/help.tsx';
import { fieldHelp } from './record-help.ts';
import { memberPath } from './record-steps.ts';
import { blankMember, type MemberValues } from './record-values.ts';
import type { RecordWizard } from './use-record-wizard.ts';

const protocols = [
  { id: 'https', text: 'HTTPS', port: '443' },
  { id: 'http', text: 'HTTP', port: '80' },
  { id: 'tcp', text: 'TCP', port: '' },
] as const;

/** What Route 53's checkers ask, and how patient they are. */
export function EndpointCheckFields({ wizard, index }: { readonly wizard: RecordWizard; readonly index: number }) {
  const { values, changeMember } = wizard;
  const member = values.members[index] ?? blankMember;
  return (
    <SpaceBetween size="m">
      <FormField label="Protocol">
        <SegmentedControl
          label="Protocol"
          selectedId={member.protocol}
          options={protocols.map(({ id, text }) => ({ id, text }))}
          onChange={({ detail }) => {
            const protocol = protocols.find(({ id }) => id === detail.selectedId);
            if (protocol) changeMember(index, { protocol: protocol.id, port: portFor(member, protocol.port) });
          }}
        />
      </FormField>
      <ColumnLayout columns={3}>
        <TextField
          wizard={wizard}
          index={index}
          name="host"
          label="Address or name"
          help="host"
          example="198.51.100.10"
        />
        <TextField wizard={wizard} index={index} name="port" label="Port" example="443" isNumber />
        {member.protocol !== 'tcp' && (
          <TextField wizard={wizard} index={index} name="path" label="Path" help="path" example="/health" />
        )}
      </ColumnLayout>
      <ColumnLayout columns={3}>
        <FormField label="Asked every" info={<InfoLink topic={fieldHelp.interval} />}>
          <SegmentedControl
            label="Asked every"
            selectedId={member.interval}
            options={[
              { id: '30', text: '30 s' },
              { id: '10', text: '10 s' },
            ]}
            onChange={({ detail }) => changeMember(index, { interval: detail.selectedId === '10' ? '10' : '30' })}
          />
        </FormField>
        <TextField
          wizard={wizard}
          index={index}
          name="threshold"
          field="failureThreshold"
          label="Failures in a row"
          help="threshold"
          isNumber
        />
      </ColumnLayout>
    </SpaceBetween>
  );
}

interface TextFieldProps {
  readonly wizard: RecordWizard;
  readonly index: number;
  readonly name: 'host' | 'port' | 'path' | 'threshold';
  /** The intent's name of it, where it differs. */
  readonly field?: string;
  readonly label: string;
  readonly help?: keyof typeof fieldHelp;
  readonly example?: string;
  readonly isNumber?: boolean;
}

function TextField(props: TextFieldProps) {
  const { wizard, index, name, field = name, label, help, example = '', isNumber = false } = props;
  const { values, problems, changeMember } = wizard;
  const member = values.members[index] ?? blankMember;
  const at = `${memberPath(values.policy, index)}.check.${field}`;
  return (
    <FormField label={label} info={help && <InfoLink topic={fieldHelp[help]} />} errorText={problems.at(at)}>
      <Input
        value={member[name]}
        placeholder={example}
        spellcheck={false}
        {...(isNumber && { inputMode: 'numeric' as const })}
        onBlur={problems.leave(at)}
        onChange={({ detail }) => changeMember(index, { [name]: detail.value })}
      />
    </FormField>
  );
}

/** The protocol's usual port, unless another was typed. */
function portFor({ port }: MemberValues, usual: string): string {
  return protocols.some((one) => one.port === port) ? usual : port;
}
