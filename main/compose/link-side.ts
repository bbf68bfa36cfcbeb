import { Link } from '../../contract/domain/link.ts';
import type { PlanView } from '../../contract/domain/plan.ts';
import { customerGatewayConfiguration } from '../aws/vpn-secrets.ts';
import type { Clock } from '../clock.ts';
import type { Doer } from '../engine/doer.ts';
import type { Engine } from '../engine/engine.ts';
import type { NewPlan } from '../engine/new-plan.ts';
import { readVpc } from '../features/network/read-vpc.ts';
import { connectSiteDoers } from '../features/site-to-site/doers.ts';
import { createOwnKeys } from '../features/site-to-site/own-keys.ts';
import type { SiteToSiteServices } from '../features/site-to-site/services.ts';
import { reachAdvice } from '../gateway/reach-advice.ts';
import type { Ports } from '../ports.ts';
import type { Store } from '../store/store.ts';
import { ec2OfAws } from '../vpn/ec2-of-aws.ts';
import type { LinkStore } from '../vpn/link-store.ts';
import type { AwsSide } from './aws-side.ts';
import type { GatewaySide } from './gateway-side.ts';
import { userInfo } from 'node:os';

export interface LinkSideSetup {
  readonly store: Store;
  readonly clock: Clock;
  readonly aws: AwsSide;
  readonly gateways: GatewaySide;
  readonly saveFile: Ports['saveFile'];
  readonly changed: (linkId: string) => void;
}

export interface LinkSide {
  readonly links: LinkStore;
  readonly doers: readonly Doer[];
  readonly siteToSite: SiteToSiteServices;
  /** The engine needs the doers first; from here on it keeps the plans. */
  keepPlansIn(engine: Engine): void;
}

/** After this long without our word a gateway takes its old configuration back. */
const confirmSeconds = 120;

/** The links and what makes, proves and deletes them. */
export function createLinkSide({ store, clock, aws, gateways, saveFile, changed }: LinkSideSetup): LinkSide {
  const links = store.rows('links', Link);
  const ec2 = ec2OfAws(aws.connections);
  const held: { engine?: Engine } = {};
  const engine = (): Engine => {
    if (held.engine) return held.engine;
    throw new Error('A plan was asked for before the engine was there');
  };
  const bothEnds = {
    clock,
    ec2,
    gateways: {
      session: (id: string, signal: AbortSignal) => gateways.directory.session(id, signal),
      name: (id: string) => gateways.directory.name(id),
    },
  };
  const ownKeys = createOwnKeys();
  const siteToSite: SiteToSiteServices = {
    ...bothEnds,
    links,
    ownKeys,
    saveFile,
    readVpc: async ({ profile, region, vpcId }, signal) =>
      readVpc(await aws.connections.context(profile, region), vpcId, signal),
    accountId: async ({ profile, region }, signal) => (await aws.accounts.identity(profile, region, signal)).accountId,
    inspect: (id, signal) => gateways.inspect(id, signal),
    advise: (id, between, signal) => advise(gateways, id, between, signal),
    deviceConfiguration: async ({ profile, region }, vpnConnectionId, signal) =>
      customerGatewayConfiguration(await aws.connections.context(profile, region), vpnConnectionId, signal),
    keepPlan: (plan: NewPlan): PlanView => engine().keep(plan),
    viewPlan: (planId) => engine().view(planId),
  };
  const doers = [
    ...connectSiteDoers({ ...bothEnds, links, ownKeys, changed, who: userInfo().username, confirmSeconds }),
  ];
  return {
    links,
    doers,
    siteToSite,
    keepPlansIn(made) {
      held.engine = made;
    },
  };
}

async function advise(
  { directory, inspect }: GatewaySide,
  gatewayId: string,
  between: { readonly siteSubnets: readonly string[]; readonly vpcCidrs: readonly string[] },
  signal: AbortSignal,
) {
  const session = await directory.session(gatewayId, signal);
  const facts = await inspect(gatewayId, signal);
  return reachAdvice(facts, {
    profile: 'recommended',
    localAddress: facts.outside.localAddress ?? '0.0.0.0',
    localId: facts.outside.localAddress ?? '0.0.0.0',
    siteSubnets: [...between.siteSubnets],
    vpcCidrs: [...between.vpcCidrs],
    peers: [],
    managementAddresses: session.managementAddresses,
  });
}
