import Select from '@cloudscape-design/components/select';
import TextFilter from '@cloudscape-design/components/text-filter';
import { startTransition, useMemo, useState } from 'react';
import { harmless } from '../../ui/harmless.ts';
import type { RecordGroup } from './record-groups.ts';
import { routingWords } from './record-words.ts';

interface RecordsFilterProps {
  readonly groups: readonly RecordGroup[];
  readonly text: string;
  readonly type: string;
  readonly routing: string;
  readonly count: number;
  readonly onText: (text: string) => void;
  /** Once a person rests. */
  readonly onRest: (text: string) => void;
  readonly onType: (type: string) => void;
  readonly onRouting: (routing: string) => void;
}

export function RecordsFilter(props: RecordsFilterProps) {
  const { groups, text, type, routing, count, onText, onRest, onType, onRouting } = props;
  const types = useMemo(
    () => [
      { value: '', label: 'Any type' },
      ...[...new Set(groups.map((group) => group.type))].sort().map((value) => ({ value, label: harmless(value, 20) })),
    ],
    [groups],
  );
  const isFiltered = text !== '' || type !== '' || routing !== '';
  return (
    <div className="ls-filters">
      <TypedFilter
        text={text}
        count={isFiltered ? `${count.toLocaleString('en')} of ${groups.length.toLocaleString('en')}` : ''}
        onText={onText}
        onRest={onRest}
      />
      <Select
        ariaLabel="Type of record"
        options={types}
        selectedOption={types.find(({ value }) => value === type) ?? { value: type, label: harmless(type, 20) }}
        onChange={({ detail }) => onType(detail.selectedOption.value ?? '')}
      />
      <Select
        ariaLabel="Routing policy"
        options={routings}
        selectedOption={routings.find(({ value }) => value === routing) ?? null}
        onChange={({ detail }) => onRouting(detail.selectedOption.value ?? '')}
      />
    </div>
  );
}

interface TypedFilterProps extends Pick<RecordsFilterProps, 'text' | 'onText' | 'onRest'> {
  readonly count: string;
}

/** Holds what is typed, so that a key press draws this field at once and the table once, after it. */
function TypedFilter({ text, count, onText, onRest }: TypedFilterProps) {
  const [typed, setTyped] = useState(text);
  return (
    <TextFilter
      filteringText={typed}
      filteringPlaceholder="Find by name, value or identifier"
      filteringAriaLabel="Find records"
      countText={count}
      onChange={({ detail }) => {
        setTyped(detail.filteringText);
        startTransition(() => onText(detail.filteringText));
      }}
      onDelayedChange={({ detail }) => onRest(detail.filteringText)}
    />
  );
}

const routings = [
  { value: '', label: 'Any routing' },
  ...Object.entries(routingWords).map(([value, label]) => ({ value, label })),
];
