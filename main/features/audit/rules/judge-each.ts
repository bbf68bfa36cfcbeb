import type { AccountInventory, RegionInventory } from '../inventory.ts';
import type { Read } from '../inventory/read.ts';
import type { AuditWorld } from './audit-world.ts';
import { unknownSince } from './outcome.ts';
import { globalResource, isGone, type Place, regionItself, resourceIn, type ResourceKind } from './resources.ts';
import type { Judgement, Outcome } from './rule.ts';

interface Listed {
  readonly id: string;
  readonly name: string | null;
  readonly state?: string;
  readonly status?: string;
}

/** Judges each thing of a list, region by region; what is being deleted is left out, an unread list is one unknown. */
export function judgeEach<T extends Listed>(
  world: AuditWorld,
  rule: {
    readonly kind: ResourceKind;
    readonly list: (region: RegionInventory) => Read<readonly T[]>;
    /** Called once per region, so that what it needs is put in order once. */
    readonly judge: (place: Place) => (item: T) => Outcome;
  },
): Judgement[] {
  return world.places.flatMap((place) => {
    const list = rule.list(place.region);
    if (!list.ok) return [{ resource: regionItself(place, rule.kind), ...unknownSince(list.unread) }];
    const judge = rule.judge(place);
    return list.value
      .filter((item) => !isGone(item))
      .map((item) => ({ resource: resourceIn(place, rule.kind, item), ...judge(item) }));
  });
}

/** The same for what an account has once, in no region. */
export function judgeEachGlobal<T extends Listed>(
  world: AuditWorld,
  rule: {
    readonly kind: ResourceKind;
    readonly list: (account: AccountInventory) => Read<readonly T[]>;
    readonly judge: (account: AccountInventory) => (item: T) => Outcome;
  },
): Judgement[] {
  return world.inventory.accounts.flatMap((account) => {
    const list = rule.list(account);
    if (!list.ok) return [unknownAccount(account, rule.kind, unknownSince(list.unread))];
    const judge = rule.judge(account);
    return list.value
      .filter((item) => !isGone(item))
      .map((item) => ({ resource: globalResource(account, rule.kind, item), ...judge(item) }));
  });
}

export function unknownAccount(account: AccountInventory, list: string, outcome: Outcome): Judgement {
  return {
    resource: globalResource(account, 'account', { id: `${account.account}/${list}`, name: null }),
    ...outcome,
  };
}
