import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { useRead } from '../../bridge/use-read.ts';
import { harmless } from '../../ui/harmless.ts';
import { hrefTo, replaceWith } from '../../ui/router.tsx';
import type { Place } from './use-place.ts';

/** Which region's connections and virtual interfaces are shown; gateways are the account's. */
export function RegionChoice({ place: { profile, region } }: { readonly place: Place }) {
  const { data, isLoading } = useRead('accounts', 'regions', { profile }, { enabled: profile !== '' });
  const names = [...new Set([...(data ?? []), ...(region === '' ? [] : [region])])];
  return (
    <FormField label={`Region of ${harmless(profile, 60)}`}>
      <Select
        selectedOption={region === '' ? null : { value: region, label: harmless(region, 30) }}
        placeholder="Choose a region"
        options={names.map((value) => ({ value, label: harmless(value, 30) }))}
        statusType={isLoading ? 'loading' : 'finished'}
        loadingText="Reading the regions"
        filteringType="auto"
        onChange={({ detail }) =>
          replaceWith(hrefTo(['direct-connect'], { profile, region: detail.selectedOption.value }))
        }
      />
    </FormField>
  );
}
