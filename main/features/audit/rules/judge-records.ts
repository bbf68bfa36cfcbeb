import type { RecordSet } from '../../../../contract/domain/dns.ts';
import type { AccountInventory } from '../inventory.ts';
import type { ZoneItem } from '../inventory/dns.ts';
import type { AuditWorld } from './audit-world.ts';
import { unknownAccount } from './judge-each.ts';
import { openZone } from './open-page.ts';
import { unknownSince } from './outcome.ts';
import { globalResource } from './resources.ts';
import type { Judgement, Outcome } from './rule.ts';

export interface RecordOutcome {
  /** One record set, or all of one name and type. */
  readonly record: Pick<RecordSet, 'name' | 'type'> & { readonly setIdentifier?: string | null };
  readonly outcome: Outcome;
}

/** Judges the records of each zone that concern the rule; a zone whose records were not read is one unknown. */
export function judgeRecords(
  world: AuditWorld,
  judge: (records: readonly RecordSet[], account: AccountInventory) => readonly RecordOutcome[],
): Judgement[] {
  return world.inventory.accounts.flatMap((account) => {
    const { zones } = account;
    if (!zones.ok) return [unknownAccount(account, 'hosted-zone', unknownSince(zones.unread))];
    return zones.value.flatMap((zone) => {
      if (!zone.records.ok) {
        return [{ resource: globalResource(account, 'hosted-zone', zone), ...unknownSince(zone.records.unread) }];
      }
      return judge(zone.records.value, account).map((each) => judgementOf(account, zone, each));
    });
  });
}

function judgementOf(account: AccountInventory, zone: ZoneItem, { record, outcome }: RecordOutcome): Judgement {
  const id = [zone.id, record.name, record.type, ...(record.setIdentifier ? [record.setIdentifier] : [])].join('/');
  return {
    resource: globalResource(account, 'record-set', { id, name: record.name }),
    remedy: { open: openZone(zone.id) },
    ...outcome,
  };
}
