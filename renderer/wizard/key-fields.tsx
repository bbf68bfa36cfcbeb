import ColumnLayout from '@cloudscape-design/components/column-layout';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useState } from 'react';
import { preSharedKeyProblem } from '../../contract/domain/vpn.ts';

interface KeyFieldsProps {
  readonly keys: readonly [string, string];
  readonly onChange: (keys: readonly [string, string]) => void;
  /** Shows what is wrong also in fields not visited yet. */
  readonly showAll?: boolean;
}

/** One key for each tunnel, hidden as they are typed. They go to main and are never read back. */
export function KeyFields({ keys, onChange, showAll = false }: KeyFieldsProps) {
  const [left, setLeft] = useState<readonly number[]>([]);
  return (
    <ColumnLayout columns={2}>
      {([0, 1] as const).map((index) => (
        <FormField
          key={index}
          label={`Pre-shared key of tunnel ${index + 1}`}
          constraintText="8 to 64 letters, digits, full stops and underscores; not starting with 0."
          errorText={(showAll || left.includes(index)) && preSharedKeyProblem(keys[index])}
        >
          <Input
            type="password"
            autoComplete={false}
            value={keys[index]}
            onBlur={() => setLeft((old) => [...old, index])}
            onChange={({ detail: { value } }) => onChange(index === 0 ? [value, keys[1]] : [keys[0], value])}
          />
        </FormField>
      ))}
    </ColumnLayout>
  );
}
