import type { ConnectSiteIntent } from '../../../../contract/domain/intent.ts';

/** Where a step acts in AWS, and what it writes on everything that it makes. */
export type Place = {
  readonly profile: string;
  readonly region: string;
  readonly linkId: string;
  readonly name: string;
  readonly tags: readonly { readonly key: string; readonly value: string }[];
};

export function placeOf(intent: ConnectSiteIntent, linkId: string): Place {
  const { profile, region, name, tags } = intent;
  return { profile, region, linkId, name, tags };
}
