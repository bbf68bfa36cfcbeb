import type { Tag } from '@aws-sdk/client-direct-connect';
import { shownText } from '../shown-text.ts';
import type { Tags } from '../tags.ts';

export function readDxTags(list: readonly Tag[] | undefined): Tags {
  return Object.fromEntries((list ?? []).map(({ key = '', value = '' }) => [shownText(key), shownText(value)]));
}

export function writeDxTags(tags: Tags): Tag[] {
  return Object.entries(tags).map(([key, value]) => ({ key, value }));
}
