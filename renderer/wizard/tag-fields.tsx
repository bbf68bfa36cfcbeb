import AttributeEditor, { type AttributeEditorProps } from '@cloudscape-design/components/attribute-editor';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Input from '@cloudscape-design/components/input';
import type { Problems } from '../ui/use-problems.ts';

interface Tag {
  readonly key: string;
  readonly value: string;
}

interface TagFieldsProps {
  readonly tags: readonly Tag[];
  readonly problems: Problems;
  readonly onChange: (tags: readonly Tag[]) => void;
  /** Shown unfolded, where nothing else is asked. */
  readonly isOpen?: boolean;
}

/** Tags of the person's own, for everything that the plan makes in AWS. */
export function TagFields({ tags, problems, onChange, isOpen = false }: TagFieldsProps) {
  const set = (index: number, changed: Partial<Tag>) =>
    onChange(tags.map((tag, place) => (place === index ? { ...tag, ...changed } : tag)));
  return (
    <ExpandableSection
      variant="container"
      headerText="Tags of your own (optional)"
      headerDescription="Linkspan marks what it makes with tags of its own in any case."
      defaultExpanded={isOpen || tags.length > 0}
    >
      <AttributeEditor
        items={tags}
        isItemRemovable={() => true}
        addButtonText="Add a tag"
        removeButtonText="Remove tag"
        empty="No tags of your own."
        disableAddButton={tags.length >= 40}
        onAddButtonClick={() => onChange([...tags, { key: '', value: '' }])}
        onRemoveButtonClick={({ detail: { itemIndex } }) => onChange(tags.filter((_tag, place) => place !== itemIndex))}
        definition={fieldsFor(tags, problems, set)}
      />
    </ExpandableSection>
  );
}

function fieldsFor(
  tags: readonly Tag[],
  problems: Problems,
  set: (index: number, changed: Partial<Tag>) => void,
): readonly AttributeEditorProps.FieldDefinition<Tag>[] {
  return [
    {
      label: 'Key',
      errorText: ({ key }: Tag) => {
        if (key === '' || /^(aws|linkspan):/i.test(key) || key.length > 127) return problems.at('tags.key');
        return key === 'Name' || tags.filter((other) => other.key === key).length > 1 ? problems.at('tags') : undefined;
      },
      control: ({ key }: Tag, index) => (
        <Input
          value={key}
          ariaLabel="Key of the tag"
          onBlur={() => {
            problems.leave('tags.key')();
            problems.leave('tags')();
          }}
          onChange={({ detail }) => set(index, { key: detail.value })}
        />
      ),
    },
    {
      label: 'Value',
      errorText: ({ value }: Tag) => (value.length > 255 ? problems.at('tags.value') : undefined),
      control: ({ value }: Tag, index) => (
        <Input
          value={value}
          ariaLabel="Value of the tag"
          onBlur={problems.leave('tags.value')}
          onChange={({ detail }) => set(index, { value: detail.value })}
        />
      ),
    },
  ];
}
