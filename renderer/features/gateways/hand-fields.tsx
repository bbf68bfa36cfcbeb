import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Input from '@cloudscape-design/components/input';
import type { GatewayFieldsProps } from './field-props.ts';
import type { GatewayForm } from './gateway-form.ts';

interface Field {
  readonly key: Exclude<keyof GatewayForm, 'kind' | 'alias'>;
  readonly label: string;
  readonly description: string;
  readonly placeholder: string;
}

const fields: readonly Field[] = [
  { key: 'host', label: 'Host', description: 'Name or address, as seen from the last hop.', placeholder: '10.20.0.1' },
  { key: 'port', label: 'Port', description: 'Of the SSH server, mostly 22.', placeholder: '22' },
  { key: 'user', label: 'User', description: 'Root, or one that may use sudo.', placeholder: 'admin' },
  {
    key: 'jump',
    label: 'Hops before it (optional)',
    description: 'In order, as [user@]host[:port], separated by commas. Each is verified on its own.',
    placeholder: 'admin@bastion.example.com',
  },
  {
    key: 'identityFile',
    label: 'Private key file (optional)',
    description: 'Left empty, the SSH agent and the usual keys are tried.',
    placeholder: '~/.ssh/id_ed25519',
  },
  {
    key: 'name',
    label: 'Name (optional)',
    description: 'Shown here only. Left empty, the host is used.',
    placeholder: 'gateway-1',
  },
];

export function HandFields({ form, change, problems }: GatewayFieldsProps) {
  return (
    <SpaceBetween size="l">
      {fields.map(({ key, label, description, placeholder }) => (
        <FormField key={key} label={label} description={description} errorText={problems.at(key)}>
          <Input
            value={form[key]}
            placeholder={placeholder}
            spellcheck={false}
            autoComplete={false}
            onBlur={problems.leave(key)}
            onChange={({ detail }) => change({ [key]: detail.value })}
          />
        </FormField>
      ))}
    </SpaceBetween>
  );
}
