import type { StepDetail } from '../../../contract/domain/plan.ts';
import type { DryRunAction } from '../../aws/permission-check.ts';
import type { Step } from '../../engine/doer.ts';
import type { PermissionAsk } from '../../vpn/ec2.ts';

/** A deletion names things that are there, and each of its calls can be asked about as it is shown. */
export function permissionAsks(steps: readonly Step[]): PermissionAsk[] {
  return steps.flatMap(({ details }) => details.flatMap((detail) => askOf(detail) ?? []));
}

function askOf(detail: StepDetail): PermissionAsk | undefined {
  if (detail.kind !== 'call') return undefined;
  const action = askable.find((one) => one === detail.action);
  if (!action) return undefined;
  const request = Object.fromEntries(
    detail.parameters.map(({ name, value }) => [name, lists.has(name) ? value.split(', ') : value]),
  );
  return { action, request, tagged: null };
}

const askable: readonly DryRunAction[] = [
  'DeleteCustomerGateway',
  'DeleteRoute',
  'DeleteVpnConnection',
  'DeleteVpnGateway',
  'DetachVpnGateway',
  'DisableVgwRoutePropagation',
  'RevokeSecurityGroupIngress',
];

const lists: ReadonlySet<string> = new Set(['SecurityGroupRuleIds']);
