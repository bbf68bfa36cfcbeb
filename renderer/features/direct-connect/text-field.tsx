import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Textarea from '@cloudscape-design/components/textarea';
import { type HelpTopic, InfoLink } from '../../ui/help.tsx';
import type { InterfaceValues } from './interface-values.ts';
import type { InterfaceWizard } from './use-interface-wizard.ts';

type TextName = { [K in keyof InterfaceValues]: string extends InterfaceValues[K] ? K : never }[keyof InterfaceValues];

interface TextFieldProps {
  readonly wizard: InterfaceWizard;
  readonly label: string;
  /** The value that is typed. */
  readonly value: TextName;
  /** The field of the intent that it becomes: where its problems are. */
  readonly field: string;
  readonly help?: HelpTopic;
  readonly description?: string;
  readonly constraint?: string;
  readonly placeholder?: string;
  readonly isNumber?: boolean;
  /** One value a line. */
  readonly isList?: boolean;
}

/** A field of the wizard that is typed into: judged when it is left. */
export function TextField(props: TextFieldProps) {
  const { wizard, label, value, field, help, description, constraint, placeholder = '', isNumber, isList } = props;
  const { values, problems, change, warningAt } = wizard;
  const common = {
    value: values[value],
    placeholder,
    spellcheck: false,
    onBlur: problems.leave(field),
    onChange: ({ detail }: { readonly detail: { readonly value: string } }) => change({ [value]: detail.value }),
  };
  return (
    <FormField
      label={label}
      info={help && <InfoLink topic={help} />}
      description={description}
      constraintText={constraint}
      errorText={problems.at(field)}
      warningText={warningAt(field)}
    >
      {isList ? (
        <Textarea {...common} rows={Math.min(8, Math.max(2, values[value].split('\n').length))} />
      ) : (
        <Input {...common} autoComplete={false} {...(isNumber && { inputMode: 'numeric' as const })} />
      )}
    </FormField>
  );
}
