import { createHash } from 'node:crypto';
import type { RecordSet } from './dns.ts';

/** The two record sets that every zone has. */
export function firstRecordSets(name: string, nameServers: readonly string[]): RecordSet[] {
  const soa = `${nameServers[0] ?? ''}. awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400`;
  return [
    { Name: name, Type: 'NS', TTL: 172_800, ResourceRecords: nameServers.map((server) => ({ Value: `${server}.` })) },
    { Name: name, Type: 'SOA', TTL: 900, ResourceRecords: [{ Value: soa }] },
  ];
}

/** Four servers under four domains, always the same for the same zone. */
export function nameServersOf(zoneId: string, isPrivate: boolean): string[] {
  const bytes = createHash('sha256').update(zoneId).digest();
  return ['com', 'net', 'org', 'co.uk'].map((domain, index) => {
    const number = index * 512 + (isPrivate ? 0 : bytes.readUInt16BE(index * 4) % 512);
    const group = isPrivate ? 0 : bytes.readUInt16BE(index * 4 + 2) % 64;
    return `ns-${number}.awsdns-${String(group).padStart(2, '0')}.${domain}`;
  });
}
