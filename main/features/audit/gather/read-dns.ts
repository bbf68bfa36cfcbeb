import { recordSetOf } from '../../../aws/exact-record-set.ts';
import { healthCheckTags, listHealthChecks } from '../../../aws/health-checks.ts';
import { listZoneNames } from '../../../aws/hosted-zones.ts';
import { listRecordSets } from '../../../aws/record-sets.ts';
import type { AccountInventory } from '../inventory.ts';
import type { Reader } from './reader.ts';

/** Route 53 of the account. A zone's records are read apart: one too long leaves the others readable. */
export async function readDns(reader: Reader): Promise<Pick<AccountInventory, 'zones' | 'healthChecks'>> {
  const zones = await reader.read('route53:ListHostedZones', listZoneNames);
  return {
    zones: await reader.readEach(zones, async (zone) => ({
      ...zone,
      records: await reader.read('route53:ListResourceRecordSets', async (ctx, signal) =>
        (await listRecordSets(ctx, zone.id, signal)).map(recordSetOf),
      ),
    })),
    healthChecks: await readChecks(reader),
  };
}

/** Their names are tags, and a finding is as good without one. */
async function readChecks(reader: Reader): Promise<AccountInventory['healthChecks']> {
  const checks = await reader.read('route53:ListHealthChecks', listHealthChecks);
  if (!checks.ok || checks.value.length === 0) return checks.ok ? { ok: true, value: [] } : checks;
  const ids = checks.value.map(({ id }) => id);
  const tags = await reader.read('route53:ListTagsForResources', (ctx, signal) => healthCheckTags(ctx, ids, signal));
  const nameOf = (id: string) => (tags.ok ? tags.value.get(id)?.['Name'] || null : null);
  return { ok: true, value: checks.value.map((check) => ({ ...check, name: nameOf(check.id) })) };
}
