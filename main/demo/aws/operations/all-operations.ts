import type { ServiceName } from '../wire/services.ts';
import { alarmTagOperations } from './cloudwatch/alarm-tags.ts';
import { alarmOperations } from './cloudwatch/alarms.ts';
import { metricOperations } from './cloudwatch/metrics.ts';
import { putMetricAlarmOperations } from './cloudwatch/put-metric-alarm.ts';
import { customerGatewayOperations } from './customer-gateways.ts';
import { directConnectOperations } from './direct-connect/direct-connect-operations.ts';
import { ec2AuditOperations } from './ec2-audit/ec2-audit-operations.ts';
import { identityOperations } from './identity.ts';
import { networkInterfaceOperations } from './network-interfaces.ts';
import type { Operation } from './operation.ts';
import { regionOperations } from './regions.ts';
import { endpointAddressOperations } from './resolver/endpoint-addresses.ts';
import { resolverOperations } from './resolver/resolver-lists.ts';
import { changeRecordSetOperations } from './route53/change-record-sets.ts';
import { changeOperations } from './route53/changes.ts';
import { healthCheckOperations } from './route53/health-checks.ts';
import { healthStatusOperations } from './route53/health-status.ts';
import { recordSetOperations } from './route53/record-sets.ts';
import { route53TagOperations } from './route53/tags.ts';
import { testDnsAnswerOperations } from './route53/test-dns-answer.ts';
import { updateHealthCheckOperations } from './route53/update-health-check.ts';
import { zoneListOperations } from './route53/zone-lists.ts';
import { zoneOperations } from './route53/zones.ts';
import { routeTableOperations } from './route-tables.ts';
import { routeOperations } from './routes.ts';
import { securityGroupRuleOperations } from './security-group-rules.ts';
import { securityGroupOperations } from './security-groups.ts';
import { subnetOperations } from './subnets.ts';
import { tagOperations } from './tags.ts';
import { vpcOperations } from './vpcs.ts';
import { vpnConnectionRouteOperations } from './vpn-connection-routes.ts';
import { vpnConnectionOperations } from './vpn-connections.ts';
import { vpnGatewayOperations } from './vpn-gateways.ts';
import { vpnTunnelOptionsOperations } from './vpn-tunnel-options.ts';

/** What the demo AWS can do, by service and action. */
export const allOperations: Readonly<Record<ServiceName, ReadonlyMap<string, Operation>>> = {
  ec2: byName([
    ...regionOperations,
    ...vpcOperations,
    ...subnetOperations,
    ...routeTableOperations,
    ...routeOperations,
    ...networkInterfaceOperations,
    ...securityGroupOperations,
    ...securityGroupRuleOperations,
    ...customerGatewayOperations,
    ...vpnGatewayOperations,
    ...vpnConnectionOperations,
    ...vpnConnectionRouteOperations,
    ...vpnTunnelOptionsOperations,
    ...tagOperations,
    ...ec2AuditOperations,
  ]),
  sts: byName(identityOperations),
  route53: byName([
    ...zoneListOperations,
    ...zoneOperations,
    ...recordSetOperations,
    ...changeRecordSetOperations,
    ...changeOperations,
    ...healthCheckOperations,
    ...updateHealthCheckOperations,
    ...healthStatusOperations,
    ...route53TagOperations,
    ...testDnsAnswerOperations,
  ]),
  monitoring: byName([...alarmOperations, ...putMetricAlarmOperations, ...alarmTagOperations, ...metricOperations]),
  directconnect: byName(directConnectOperations),
  route53resolver: byName([...resolverOperations, ...endpointAddressOperations]),
};

function byName(operations: readonly Operation[]): ReadonlyMap<string, Operation> {
  return new Map(operations.map((each) => [each.name, each]));
}
