import type { AuditScope } from '../../../contract/domain/audit.ts';

export type KnownTarget = AuditScope['targets'][number] & { readonly account: string; readonly arn: string };

interface Place {
  readonly profile: string;
  readonly region: string;
}

export interface AccountReads {
  readonly account: string;
  /** Who reads what belongs to no region. */
  readonly general: Place;
  readonly regions: readonly Place[];
}

/** Each account and each of its regions once, by the first profile that names it. */
export function planReads(targets: readonly KnownTarget[]): AccountReads[] {
  const accounts = new Map<string, Map<string, Place>>();
  for (const { account, profile, regions } of targets) {
    const places = accounts.get(account) ?? new Map<string, Place>();
    accounts.set(account, places);
    for (const region of regions) if (!places.has(region)) places.set(region, { profile, region });
  }
  return [...accounts].flatMap(([account, places]) => {
    const regions = [...places.values()];
    const [general] = regions;
    return general === undefined ? [] : { account, general, regions };
  });
}
