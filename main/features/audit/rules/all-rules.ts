import { dx01OneLocation } from './dx-01-one-location.ts';
import { dx02InterfacesOnOneConnection } from './dx-02-interfaces-on-one-connection.ts';
import { dx03NoBackupVpn } from './dx-03-no-backup-vpn.ts';
import { dx04InterfaceDown } from './dx-04-interface-down.ts';
import { dx05WeakBgpKey } from './dx-05-weak-bgp-key.ts';
import { dx06MacsecNotEnforced } from './dx-06-macsec-not-enforced.ts';
import { fl01NoFlowLogs } from './fl-01-no-flow-logs.ts';
import { nat01NatInAnotherZone } from './nat-01-nat-in-another-zone.ts';
import { pl01OpenEndpointService } from './pl-01-open-endpoint-service.ts';
import { r5301PrimaryWithoutCheck } from './r53-01-primary-without-check.ts';
import { r5302IncompleteFailover } from './r53-02-incomplete-failover.ts';
import { r5303LongTtl } from './r53-03-long-ttl.ts';
import { r5304CheckLeftForced } from './r53-04-check-left-forced.ts';
import { res01ResolverInOneZone } from './res-01-resolver-in-one-zone.ts';
import { sg01SshOpenToWorld } from './sg-01-ssh-open-to-world.ts';
import { sg02EverythingFromSite } from './sg-02-everything-from-site.ts';
import { tgw01AutoAccept } from './tgw-01-auto-accept.ts';
import { tgw02BlackholeRoutes } from './tgw-02-blackhole-routes.ts';
import { tgw03LooseAttachment } from './tgw-03-loose-attachment.ts';
import { vpc01DefaultVpcOrGroup } from './vpc-01-default-vpc-or-group.ts';
import { vpn01OneTunnelUp } from './vpn-01-one-tunnel-up.ts';
import { vpn02BothTunnelsDown } from './vpn-02-both-tunnels-down.ts';
import { vpn03BgpWithoutRoutes } from './vpn-03-bgp-without-routes.ts';
import { vpn04Ikev1Allowed } from './vpn-04-ikev1-allowed.ts';
import { vpn05WeakDhAllowed } from './vpn-05-weak-dh-allowed.ts';
import { vpn06Sha1Allowed } from './vpn-06-sha1-allowed.ts';
import { vpn07Aes128Allowed } from './vpn-07-aes128-allowed.ts';
import { vpn08WeakSuiteNegotiated } from './vpn-08-weak-suite-negotiated.ts';
import { vpn09KeyInVpnService } from './vpn-09-key-in-vpn-service.ts';
import { vpn10OldKey } from './vpn-10-old-key.ts';
import { vpn11ActivityLogsOff } from './vpn-11-activity-logs-off.ts';
import { vpn12BgpLogsOff } from './vpn-12-bgp-logs-off.ts';
import { vpn13NoAlarm } from './vpn-13-no-alarm.ts';
import { vpn14StaticWithoutRoutes } from './vpn-14-static-without-routes.ts';
import { vpn15PropagationOff } from './vpn-15-propagation-off.ts';
import { vpn16OverlappingRanges } from './vpn-16-overlapping-ranges.ts';
import { vpn17OneCustomerDevice } from './vpn-17-one-customer-device.ts';
import { vpn18RoutesNearLimit } from './vpn-18-routes-near-limit.ts';
import { vpn19UnusedGateway } from './vpn-19-unused-gateway.ts';
import { vpn20IdleConnection } from './vpn-20-idle-connection.ts';
import type { Rule } from './rule.ts';

/** The catalogue, in the order in which it is shown. */
export const allRules: readonly Rule[] = [
  vpn01OneTunnelUp,
  vpn02BothTunnelsDown,
  vpn03BgpWithoutRoutes,
  vpn04Ikev1Allowed,
  vpn05WeakDhAllowed,
  vpn06Sha1Allowed,
  vpn07Aes128Allowed,
  vpn08WeakSuiteNegotiated,
  vpn09KeyInVpnService,
  vpn10OldKey,
  vpn11ActivityLogsOff,
  vpn12BgpLogsOff,
  vpn13NoAlarm,
  vpn14StaticWithoutRoutes,
  vpn15PropagationOff,
  vpn16OverlappingRanges,
  vpn17OneCustomerDevice,
  vpn18RoutesNearLimit,
  vpn19UnusedGateway,
  vpn20IdleConnection,
  tgw01AutoAccept,
  tgw02BlackholeRoutes,
  tgw03LooseAttachment,
  dx01OneLocation,
  dx02InterfacesOnOneConnection,
  dx03NoBackupVpn,
  dx04InterfaceDown,
  dx05WeakBgpKey,
  dx06MacsecNotEnforced,
  r5301PrimaryWithoutCheck,
  r5302IncompleteFailover,
  r5303LongTtl,
  r5304CheckLeftForced,
  res01ResolverInOneZone,
  pl01OpenEndpointService,
  sg01SshOpenToWorld,
  sg02EverythingFromSite,
  fl01NoFlowLogs,
  vpc01DefaultVpcOrGroup,
  nat01NatInAnotherZone,
];
