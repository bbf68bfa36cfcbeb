import Multiselect from '@cloudscape-design/components/multiselect';
import Button from '@cloudscape-design/components/button';
import TextFilter from '@cloudscape-design/components/text-filter';
import { useState } from 'react';
import { kindWords } from '../../ui/activity-columns.tsx';

interface ActivityFilterProps {
  readonly text: string;
  readonly kinds: readonly string[];
  /** "one link", when the address asks for only that. */
  readonly narrowedTo: string | undefined;
  readonly onText: (text: string) => void;
  readonly onKinds: (kinds: readonly string[]) => void;
  readonly onWiden: () => void;
}

export function ActivityFilter({ text, kinds, narrowedTo, onText, onKinds, onWiden }: ActivityFilterProps) {
  const [typed, setTyped] = useState(text);
  const options = Object.entries(kindWords).map(([value, label]) => ({ value, label }));
  return (
    <div className="ls-filters">
      <TextFilter
        filteringText={typed}
        filteringPlaceholder="Find in what, where, who and result"
        filteringAriaLabel="Find activity"
        onChange={({ detail }) => setTyped(detail.filteringText.slice(0, 200))}
        onDelayedChange={({ detail }) => onText(detail.filteringText.slice(0, 200))}
      />
      <Multiselect
        selectedOptions={options.filter(({ value }) => kinds.includes(value))}
        options={options}
        placeholder="All kinds"
        ariaLabel="Kinds of entries"
        hideTokens
        deselectAriaLabel={({ label }) => `Without ${label ?? ''}`}
        onChange={({ detail }) => onKinds(detail.selectedOptions.flatMap(({ value }) => value ?? []))}
      />
      {narrowedTo && (
        <Button iconName="close" onClick={onWiden}>
          Only {narrowedTo}: show all
        </Button>
      )}
    </div>
  );
}
