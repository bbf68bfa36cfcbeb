import Select from '@cloudscape-design/components/select';
import { useRead } from '../../bridge/use-read.ts';

interface RegionSelectProps {
  readonly profile: string;
  readonly region: string;
  readonly onChange: (region: string) => void;
  readonly onBlur: () => void;
  /** Only these, where not every region will do. */
  readonly among?: readonly string[];
}

export function RegionSelect({ profile, region, onChange, onBlur, among }: RegionSelectProps) {
  const read = useRead('accounts', 'regions', { profile }, { enabled: profile !== '' && among === undefined });
  const names = [...new Set([...(among ?? read.data ?? []), ...(region === '' ? [] : [region])])].sort();
  return (
    <Select
      selectedOption={region === '' ? null : { value: region, label: region }}
      placeholder="Choose a region"
      options={names.map((name) => ({ value: name, label: name }))}
      statusType={read.isLoading ? 'loading' : 'finished'}
      loadingText="Reading the regions"
      filteringType="auto"
      onBlur={onBlur}
      onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
    />
  );
}
