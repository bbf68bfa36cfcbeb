import { planTag } from '../aws-steps/plan-tag.ts';
import type { Tags } from './ec2.ts';

export const linkTag = 'linkspan:link';

interface Named {
  readonly name: string;
  readonly linkId: string;
  readonly tags: readonly { readonly key: string; readonly value: string }[];
}

/** Written with the create itself, so that what was made in the moment of a crash is found again. */
export function tagsFor({ name, linkId, tags }: Named, planId: string): Tags {
  const own = { Name: name, [linkTag]: linkId, [planTag]: planId };
  return { ...Object.fromEntries(tags.map(({ key, value }) => [key, value])), ...own };
}

export function isOfLink({ tags }: { readonly tags: Tags }, linkId: string): boolean {
  return tags[linkTag] === linkId;
}
