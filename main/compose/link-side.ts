import { Link } from '../../contract/domain/link.ts';
import { customerGatewayConfiguration } from '../aws/vpn-secrets.ts';
import type { Clock } from '../clock.ts';
import type { Doer } from '../engine/doer.ts';
import { readVpc } from '../features/network/read-vpc.ts';
import { connectSiteDoers } from '../features/site-to-site/doers.ts';
import { createOwnKeys } from '../features/site-to-site/own-keys.ts';
import type { SiteToSiteServices } from '../features/site-to-site/services.ts';
import { linkDoers } from '../features/links/doers.ts';
import { gatewayProbe } from '../features/links/gateway-probe.ts';
import type { LinksServices } from '../features/links/services.ts';
import { tunnelDoers } from '../features/tunnels/doers.ts';
import type { TunnelServices } from '../features/tunnels/services.ts';
import { listSecurityGroupRules } from '../aws/security-groups.ts';
import type { Ports } from '../ports.ts';
import type { Store } from '../store/store.ts';
import { ec2OfAws } from '../vpn/ec2-of-aws.ts';
import type { LinkStore } from '../vpn/link-store.ts';
import type { AwsSide } from './aws-side.ts';
import type { GatewaySide } from './gateway-side.ts';
import type { PlanDoor } from './plan-door.ts';
import { userInfo } from 'node:os';

export interface LinkSideSetup {
  readonly store: Store;
  readonly clock: Clock;
  readonly aws: AwsSide;
  readonly gateways: GatewaySide;
  readonly plans: PlanDoor;
  readonly saveFile: Ports['saveFile'];
  readonly changed: (linkId: string) => void;
  /** After this long without our word a gateway takes its old configuration back. */
  readonly confirmSeconds?: number;
}

export interface LinkSide {
  readonly links: LinkStore;
  readonly doers: readonly Doer[];
  readonly siteToSite: SiteToSiteServices;
  readonly linkPages: LinksServices;
  readonly tunnelPages: TunnelServices;
}

const usualConfirmSeconds = 120;

/** The links and what makes, proves and deletes them. */
export function createLinkSide(setup: LinkSideSetup): LinkSide {
  const { store, clock, aws, gateways, plans, saveFile, changed, confirmSeconds = usualConfirmSeconds } = setup;
  const links = store.rows('links', Link);
  const ec2 = ec2OfAws(aws.connections);
  const bothEnds = {
    clock,
    ec2,
    gateways: {
      session: (id: string, signal: AbortSignal) => gateways.directory.session(id, signal),
      name: (id: string) => gateways.directory.name(id),
      list: () => gateways.directory.list(),
    },
  };
  const ownKeys = createOwnKeys();
  const { keepPlan, viewPlan } = plans;
  const readVpcAt: SiteToSiteServices['readVpc'] = async ({ profile, region, vpcId }, signal) =>
    readVpc(await aws.connections.context(profile, region), vpcId, signal);
  const siteToSite: SiteToSiteServices = {
    ...bothEnds,
    links,
    ownKeys,
    saveFile,
    readVpc: readVpcAt,
    accountId: async ({ profile, region }, signal) => (await aws.accounts.identity(profile, region, signal)).accountId,
    inspect: gateways.inspect,
    deviceConfiguration: async ({ profile, region }, vpnConnectionId, signal) =>
      customerGatewayConfiguration(await aws.connections.context(profile, region), vpnConnectionId, signal),
    keepPlan,
    viewPlan,
  };
  const linkPages: LinksServices = {
    ...bothEnds,
    links,
    changed,
    probe: gatewayProbe(bothEnds.gateways),
    readVpc: readVpcAt,
    securityRules: async ({ profile, region }, groupIds, signal) =>
      listSecurityGroupRules(await aws.connections.context(profile, region), groupIds, signal),
    inspect: gateways.inspect,
    keepPlan,
  };
  const doers = [
    ...connectSiteDoers({ ...bothEnds, links, ownKeys, changed, who: userInfo().username, confirmSeconds }),
    ...linkDoers({ ...linkPages, who: userInfo().username }),
    ...tunnelDoers(bothEnds),
  ];
  return {
    links,
    doers,
    siteToSite,
    linkPages,
    tunnelPages: { ...bothEnds, links, keepPlan },
  };
}
