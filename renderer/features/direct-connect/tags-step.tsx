import { TagFields } from '../../wizard/tag-fields.tsx';
import type { InterfaceWizard } from './use-interface-wizard.ts';

export function TagsStep({ wizard: { values, problems, change } }: { readonly wizard: InterfaceWizard }) {
  return <TagFields tags={values.tags} problems={problems} onChange={(tags) => change({ tags: [...tags] })} isOpen />;
}
