import type { HostedZone, RecordSet } from './dns.ts';
import { firstRecordSets, nameServersOf } from './new-zone.ts';

const ZONE = 'Z0NORDHAFENUSOLD0001';
const NAME = 'us.nordhafen.example.';

/** The American offices' names: fail-over that nobody ever tried. */
export function officeZone(): HostedZone {
  const nameServers = nameServersOf(ZONE, false);
  return {
    id: ZONE,
    tags: { Name: 'us', team: 'data' },
    name: NAME,
    callerReference: `seed-${ZONE}`,
    comment: 'American offices',
    isPrivate: false,
    nameServers,
    vpcs: [],
    recordSets: [
      ...firstRecordSets(NAME, nameServers),
      failover('tracking', 'PRIMARY', 60, '203.0.113.241'),
      failover('tracking', 'SECONDARY', 60, '203.0.113.180'),
      failover('reports', 'PRIMARY', 900, '203.0.113.241'),
    ],
  };
}

function failover(label: string, role: 'PRIMARY' | 'SECONDARY', ttl: number, address: string): RecordSet {
  return {
    Name: `${label}.${NAME}`,
    Type: 'A',
    SetIdentifier: `${label}-${role.toLowerCase()}`,
    Failover: role,
    TTL: ttl,
    ResourceRecords: [{ Value: address }],
  };
}
