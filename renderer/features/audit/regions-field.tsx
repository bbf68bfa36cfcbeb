import FormField from '@cloudscape-design/components/form-field';
import Multiselect from '@cloudscape-design/components/multiselect';
import { useRead } from '../../bridge/use-read.ts';
import { harmless } from '../../ui/harmless.ts';

interface RegionsFieldProps {
  readonly profile: string;
  readonly regions: readonly string[];
  readonly errorText: string | undefined;
  readonly onLeave: () => void;
  readonly onChange: (regions: string[]) => void;
}

/** The regions of one profile; global services are read once in any case. */
export function RegionsField({ profile, regions, errorText, onLeave, onChange }: RegionsFieldProps) {
  const { data, error, isLoading } = useRead('accounts', 'regions', { profile });
  const names = [...new Set([...(data ?? []), ...regions])];
  return (
    <FormField
      label={`Regions of ${harmless(profile, 60)}`}
      description="Global services are read in any case."
      errorText={errorText ?? (error && 'The regions could not be read')}
      stretch
    >
      <Multiselect
        selectedOptions={regions.map((value) => ({ value, label: value }))}
        options={names.map((value) => ({ value, label: value }))}
        placeholder="Choose regions"
        statusType={isLoading ? 'loading' : 'finished'}
        loadingText="Reading the regions"
        deselectAriaLabel={({ label }) => `Leave out ${label}`}
        filteringType="auto"
        enableSelectAll={names.length <= 40}
        i18nStrings={{ selectAllText: 'All regions' }}
        onBlur={onLeave}
        onChange={({ detail }) => onChange(detail.selectedOptions.flatMap(({ value }) => value ?? []))}
      />
    </FormField>
  );
}
