import type { RecordSet, Routing } from '../../../contract/domain/dns.ts';

/** Record sets in the manner of a zone file, always the same text for the same records. `names` says what a health check is called. */
export function zoneText(
  records: readonly RecordSet[],
  names: (healthCheckId: string) => string = (id) => `health check ${id}`,
): string {
  return records
    .toSorted((a, b) => compare(sortKey(a), sortKey(b)))
    .flatMap((record) => linesOf(record, names))
    .map((line) => `${line}\n`)
    .join('');
}

function linesOf(record: RecordSet, names: (id: string) => string): string[] {
  const { name, type, target } = record;
  const remark = remarkOf(record, names);
  if (target.kind === 'alias') {
    const health = target.evaluateTargetHealth ? ', asks its target how it is' : '';
    return [
      `${name}.  ALIAS  ${type}  ${target.dnsName}.  ; in ${target.hostedZoneId}${health}${remark === '' ? '' : `, ${remark}`}`,
    ];
  }
  return target.values
    .toSorted(compare)
    .map((value) => `${name}.  ${target.ttl}  ${type}  ${value}${remark === '' ? '' : `  ; ${remark}`}`);
}

function remarkOf({ routing, setIdentifier, healthCheckId }: RecordSet, names: (id: string) => string): string {
  const way = routingWords(routing);
  const identifier = setIdentifier === null || setIdentifier === way ? '' : `"${setIdentifier}"`;
  return [way, identifier, healthCheckId === null ? '' : names(healthCheckId)].filter((part) => part !== '').join(', ');
}

function routingWords(routing: Routing): string {
  switch (routing.kind) {
    case 'simple':
      return '';
    case 'failover':
      return routing.role;
    case 'weighted':
      return `weight ${routing.weight}`;
    case 'latency':
      return `latency from ${routing.region}`;
    case 'geolocation':
      return routing.place === '*' ? 'everywhere else' : `for ${routing.place}`;
    case 'other':
      return routing.what;
  }
}

function sortKey({ name, type, setIdentifier }: RecordSet): string {
  return [name.split('.').toReversed().join('.'), type, setIdentifier ?? ''].join('\u0000');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
