/** On everything that a plan makes in AWS, written with the create itself: what was made in the moment of a crash is found by it. */
export const planTag = 'linkspan:plan';

export function isOfPlan({ tags }: { readonly tags: Readonly<Record<string, string>> }, planId: string): boolean {
  return tags[planTag] === planId;
}
