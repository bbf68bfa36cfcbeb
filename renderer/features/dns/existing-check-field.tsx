import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { harmless } from '../../ui/harmless.ts';
import { checkTitle } from './health-check-columns.tsx';
import { memberPath } from './record-steps.ts';
import { blankMember } from './record-values.ts';
import type { RecordWizard } from './use-record-wizard.ts';

const states = { healthy: 'healthy now', unhealthy: 'unhealthy now', unknown: 'state not known' } as const;

export function ExistingCheckField({ wizard, index }: { readonly wizard: RecordWizard; readonly index: number }) {
  const { values, problems, changeMember, found, reading } = wizard;
  const { checkId } = values.members[index] ?? blankMember;
  const field = `${memberPath(values.policy, index)}.check.id`;
  const options = (found.healthChecks ?? []).map((check) => ({
    value: check.id,
    label: harmless(checkTitle(check), 100),
    description: harmless(`${check.what} · ${states[check.state]}`, 250),
    ...((check.isInverted || check.isDisabled) && { labelTag: check.isDisabled ? 'Disabled' : 'Inverted' }),
  }));
  return (
    <FormField label="Which one" errorText={problems.at(field)}>
      <Select
        selectedOption={options.find(({ value }) => value === checkId) ?? null}
        options={options}
        placeholder="Choose a health check"
        filteringType="auto"
        triggerVariant="option"
        statusType={reading.isLoading && !found.healthChecks ? 'loading' : 'finished'}
        loadingText="Reading the health checks"
        empty="This account has no health check"
        onBlur={problems.leave(field)}
        onChange={({ detail }) => changeMember(index, { checkId: detail.selectedOption.value ?? '' })}
      />
    </FormField>
  );
}
