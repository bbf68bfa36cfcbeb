import type { SecurityRuleItem } from '../inventory/network.ts';

export function isFromAnywhere({ direction, cidr }: SecurityRuleItem): boolean {
  return direction === 'ingress' && cidr !== null && /^(0\.0\.0\.0|::)\/0$/.test(cidr);
}

/** "tcp 22-22 from 0.0.0.0/0". */
export function showRule({ protocol, fromPort, toPort, cidr }: SecurityRuleItem): string {
  const ports = fromPort === null && toPort === null ? '' : ` ${fromPort ?? 0}-${toPort ?? 65_535}`;
  return `${protocol === '-1' ? 'everything' : `${protocol}${ports}`} from ${cidr ?? 'elsewhere'}`;
}
