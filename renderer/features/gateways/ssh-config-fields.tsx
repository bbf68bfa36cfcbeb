import Alert from '@cloudscape-design/components/alert';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useRead } from '../../bridge/use-read.ts';
import { harmless } from '../../ui/harmless.ts';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import type { GatewayFieldsProps } from './field-props.ts';
import { routeText } from './route-text.ts';

export function SshConfigFields({ form, change, problems }: GatewayFieldsProps) {
  const { data, isLoading } = useRead('gateways', 'sshHosts', {});
  const options = (data?.hosts ?? []).map(({ alias, route }) => ({
    value: alias,
    label: harmless(alias, 100),
    description: harmless(routeText(route), 200),
  }));
  return (
    <SpaceBetween size="l">
      {data?.problem && (
        <Alert type="warning" header="The SSH configuration could not be read to the end">
          <UntrustedText text={data.problem} limit={1000} />
        </Alert>
      )}
      <FormField
        label="Host"
        description={data && <UntrustedText text={`From ${data.file}; patterns are left out.`} limit={300} />}
        errorText={problems.at('alias')}
      >
        <Select
          selectedOption={options.find(({ value }) => value === form.alias) ?? null}
          options={options}
          filteringType="auto"
          placeholder="Choose a host"
          statusType={isLoading ? 'loading' : 'finished'}
          loadingText="Reading the SSH configuration"
          empty="The SSH configuration names no hosts. Add the gateway by hand"
          onBlur={problems.leave('alias')}
          onChange={({ detail }) => change({ alias: detail.selectedOption.value ?? '' })}
        />
      </FormField>
      <FormField
        label="Name"
        description="Shown here only. Left empty, the host's name is used."
        errorText={problems.at('name')}
      >
        <Input
          value={form.name}
          placeholder={form.alias}
          onBlur={problems.leave('name')}
          onChange={({ detail }) => change({ name: detail.value })}
        />
      </FormField>
    </SpaceBetween>
  );
}
