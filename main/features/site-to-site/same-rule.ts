import type { SecurityRuleIntent } from '../../../contract/domain/intent.ts';
import type { SecurityRuleNow } from '../../vpn/ec2.ts';
import type { z } from 'zod';

type Wish = Pick<z.infer<typeof SecurityRuleIntent>, 'protocol' | 'port'>;

/** The rule lets in just what was wished, from wherever. */
export function isSameRule(
  rule: Pick<SecurityRuleNow, 'protocol' | 'fromPort' | 'toPort'>,
  { protocol, port }: Wish,
): boolean {
  if (protocol === 'all') return rule.protocol === '-1';
  if (rule.protocol !== protocol) return false;
  if (protocol === 'icmp') return (rule.fromPort ?? -1) === -1;
  return port === null ? rule.fromPort === 0 && rule.toPort === 65_535 : rule.fromPort === port && rule.toPort === port;
}

/** The wish that this rule of ours was made from. */
export function wishOf({ protocol, fromPort }: Pick<SecurityRuleNow, 'protocol' | 'fromPort'>): Wish {
  if (protocol === '-1') return { protocol: 'all', port: null };
  if (protocol === 'tcp' || protocol === 'udp') return { protocol, port: fromPort === 0 ? null : fromPort };
  return { protocol: 'icmp', port: null };
}
