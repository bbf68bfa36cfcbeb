import { isWithin } from '../aws/operations/route53/names.ts';
import type { RecordSet } from '../aws/world/dns.ts';

export type Node =
  | { readonly kind: 'sets'; readonly sets: readonly RecordSet[] }
  /** Somebody else's from here on: the NS records that say so. */
  | { readonly kind: 'delegated'; readonly sets: readonly RecordSet[] }
  | { readonly kind: 'nothing' };

/** What a zone has for a name: its own records, a delegation above it, or a wildcard's (RFC 4592). */
export function recordSetsAt(recordSets: readonly RecordSet[], name: string, zoneName: string): Node {
  const above = ancestors(name, zoneName);
  const delegation = [name, ...above].findLast((each) => nameServers(recordSets, each).length > 0 && each !== zoneName);
  if (delegation !== undefined) return { kind: 'delegated', sets: nameServers(recordSets, delegation) };
  const own = recordSets.filter((each) => each.Name === name);
  if (own.length > 0 || exists(recordSets, name)) return { kind: 'sets', sets: own };
  const encloser = above.find((each) => each === zoneName || exists(recordSets, each)) ?? zoneName;
  const wild = recordSets.filter((each) => each.Name === `\\052.${encloser}`);
  return wild.length > 0 ? { kind: 'sets', sets: wild } : { kind: 'nothing' };
}

/** The names above one, nearest first, up to the zone's own. */
function ancestors(name: string, zoneName: string): string[] {
  const labels = name.split('.');
  return labels
    .map((_, index) => labels.slice(index + 1).join('.'))
    .filter((each) => each !== '' && isWithin(each, zoneName));
}

/** Also when only something below it is there. */
function exists(recordSets: readonly RecordSet[], name: string): boolean {
  return recordSets.some((each) => isWithin(each.Name, name));
}

function nameServers(recordSets: readonly RecordSet[], name: string): RecordSet[] {
  return recordSets.filter((each) => each.Type === 'NS' && each.Name === name);
}
