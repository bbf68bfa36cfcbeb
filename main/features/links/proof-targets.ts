import { cidrProblem, overlaps } from '../../../contract/domain/cidr.ts';
import type { VpcDetail } from '../../../contract/domain/vpc.ts';
import type { SecurityRule } from './services.ts';

/** Hosts that a proof can ask, those whose security groups let the site's ping in first. Pure. */
export function proofTargets(vpc: VpcDetail, subnets: readonly string[], rules: readonly SecurityRule[]) {
  const admitting = new Set(rules.filter((rule) => admitsPing(rule, subnets)).map(({ groupId }) => groupId));
  return vpc.targets
    .map(({ address, name, interfaceId, securityGroupIds }) => ({
      address,
      label: `${name ?? interfaceId} (${address})`,
      admitsSite: securityGroupIds.some((id) => admitting.has(id)),
    }))
    .sort((one, other) => Number(other.admitsSite) - Number(one.admitsSite));
}

function admitsPing({ protocol, cidr }: SecurityRule, subnets: readonly string[]): boolean {
  if (!['-1', 'icmp', '1'].includes(protocol) || cidr === null || cidrProblem(cidr) !== undefined) return false;
  return subnets.some((subnet) => overlaps(cidr, subnet));
}
