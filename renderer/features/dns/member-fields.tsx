import ColumnLayout from '@cloudscape-design/components/column-layout';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import { useMemo } from 'react';
import { InfoLink } from '../../ui/help.tsx';
import { allPlaces, placeName } from './places.ts';
import { fieldHelp } from './record-help.ts';
import { memberPath } from './record-steps.ts';
import { blankMember } from './record-values.ts';
import { RegionSelect } from './region-select.tsx';
import type { RecordWizard } from './use-record-wizard.ts';

interface MemberFieldsProps {
  readonly wizard: RecordWizard;
  readonly index: number;
}

/** What tells this record of the set from the others. */
export function MemberFields({ wizard, index }: MemberFieldsProps) {
  const { values, problems, changeMember } = wizard;
  const member = values.members[index] ?? blankMember;
  const at = memberPath(values.policy, index);
  return (
    <ColumnLayout columns={2}>
      <FormField
        label="Identifier"
        info={<InfoLink topic={fieldHelp.setIdentifier} />}
        errorText={problems.at(`${at}.setIdentifier`)}
      >
        <Input
          value={member.setIdentifier}
          spellcheck={false}
          onBlur={problems.leave(`${at}.setIdentifier`)}
          onChange={({ detail }) => changeMember(index, { setIdentifier: detail.value })}
        />
      </FormField>
      {values.policy === 'weighted' && (
        <FormField
          label="Weight"
          info={<InfoLink topic={fieldHelp.weight} />}
          constraintText={shareOf(
            values.members.map(({ weight }) => Number(weight)),
            index,
          )}
          errorText={problems.at(`${at}.weight`)}
        >
          <Input
            value={member.weight}
            inputMode="numeric"
            onBlur={problems.leave(`${at}.weight`)}
            onChange={({ detail }) => changeMember(index, { weight: detail.value })}
          />
        </FormField>
      )}
      {values.policy === 'latency' && (
        <FormField label="Region" info={<InfoLink topic={fieldHelp.latency} />} errorText={problems.at(`${at}.region`)}>
          <RegionSelect
            profile={values.profile}
            region={member.region}
            onBlur={problems.leave(`${at}.region`)}
            onChange={(region) => changeMember(index, { region })}
          />
        </FormField>
      )}
      {values.policy === 'geolocation' && <PlaceField wizard={wizard} index={index} />}
    </ColumnLayout>
  );
}

function PlaceField({ wizard: { values, problems, changeMember }, index }: MemberFieldsProps) {
  const places = useMemo(() => allPlaces(), []);
  const { place } = values.members[index] ?? blankMember;
  const field = `${memberPath(values.policy, index)}.place`;
  return (
    <FormField label="Where from" info={<InfoLink topic={fieldHelp.place} />} errorText={problems.at(field)}>
      <Select
        selectedOption={place === '' ? null : { value: place, label: placeName(place) }}
        options={places}
        placeholder="Choose a place"
        filteringType="auto"
        onBlur={problems.leave(field)}
        onChange={({ detail }) => changeMember(index, { place: detail.selectedOption.value ?? '' })}
      />
    </FormField>
  );
}

function shareOf(weights: readonly number[], index: number): string {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const own = weights[index] ?? 0;
  if (!Number.isFinite(sum)) return 'A number from 0 to 255.';
  return `About ${Math.round((sum === 0 ? 1 / weights.length : own / sum) * 100)} % of the answers.`;
}
