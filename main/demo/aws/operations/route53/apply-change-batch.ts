import type { HostedZone, RecordSet } from '../../world/dns.ts';
import { groupProblems } from './check-groups.ts';
import { valueProblems } from './check-values.ts';
import { aliasProblems } from './check-alias.ts';
import { isWithin } from './names.ts';
import { identityOf, isSameRecordSet, policyOf } from './normal-record-set.ts';

export interface RecordChange {
  readonly action: string;
  readonly recordSet: RecordSet;
}

/** The zone's record sets after a batch, or everything that stands against it, in the service's words. Pure. */
export function applyChangeBatch(
  zone: Pick<HostedZone, 'id' | 'name' | 'recordSets'>,
  changes: readonly RecordChange[],
): { recordSets: RecordSet[]; messages: string[] } {
  const sets = new Map(zone.recordSets.map((each) => [identityOf(each), each]));
  const messages = changes.flatMap((change) => applyOne(sets, change, zone));
  const recordSets = [...sets.values()];
  if (messages.length > 0) return { recordSets, messages };
  const touched = new Set(changes.map((each) => each.recordSet.Name));
  return {
    recordSets,
    messages: [...groupProblems(recordSets, touched, zone.name), ...aliasProblems(recordSets, changes, zone)],
  };
}

function applyOne(
  sets: Map<string, RecordSet>,
  { action, recordSet }: RecordChange,
  zone: Pick<HostedZone, 'name'>,
): string[] {
  const key = identityOf(recordSet);
  const present = sets.get(key);
  if (!isWithin(recordSet.Name, zone.name)) {
    return [`RRSet with DNS name ${recordSet.Name} is not permitted in zone ${zone.name}`];
  }
  if (action === 'DELETE') {
    if (present === undefined) return [`Tried to delete resource record set ${shown(recordSet)} but it was not found`];
    if (!isSameRecordSet(present, recordSet)) {
      return [
        `Tried to delete resource record set ${shown(recordSet)} but the values provided do not match the current values`,
      ];
    }
    sets.delete(key);
    return [];
  }
  if (action === 'CREATE' && present !== undefined) {
    return [`Tried to create resource record set ${shown(recordSet)} but it already exists`];
  }
  if (present !== undefined && policyOf(present) !== policyOf(recordSet)) {
    return [
      `Tried to change the routing policy of resource record set ${shown(recordSet)}: delete it and create another`,
    ];
  }
  sets.set(key, recordSet);
  return valueProblems(recordSet);
}

function shown({ Name: name, Type: type, SetIdentifier: identifier }: RecordSet): string {
  return `[name='${name}', type='${type}'${identifier === undefined ? '' : `, set identifier='${identifier}'`}]`;
}
