import type { StepDetail } from '../../../../contract/domain/plan.ts';
import { planTag } from '../../../aws-steps/plan-tag.ts';

/** Where a step acts, and what it writes on everything that it makes. */
export type Place = {
  readonly profile: string;
  readonly region: string;
  readonly tags: readonly { readonly key: string; readonly value: string }[];
};

export function placeOf({ profile, region, tags }: Place): Place {
  return { profile, region, tags };
}

/** Written with the create itself, so that what was made in the moment of a crash is found again. */
export function tagsOf({ tags }: Pick<Place, 'tags'>, planId: string): Record<string, string> {
  return { ...Object.fromEntries(tags.map(({ key, value }) => [key, value])), [planTag]: planId };
}

export function call(action: string, parameters: Readonly<Record<string, string | number | boolean>>): StepDetail {
  const shown = Object.entries(parameters).map(([name, value]) => ({ name, value: String(value) }));
  return { kind: 'call', service: 'directconnect', action, parameters: shown };
}

export function note(text: string): StepDetail {
  return { kind: 'note', text };
}

export function actions(...names: readonly string[]): string[] {
  return names.map((name) => `directconnect:${name}`);
}

export function tagParameter({ tags }: Pick<Place, 'tags'>): { readonly tags: string } {
  return { tags: [`${planTag}=(id of this plan)`, ...tags.map(({ key, value }) => `${key}=${value}`)].join(', ') };
}
