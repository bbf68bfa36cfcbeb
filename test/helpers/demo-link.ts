import { AppError } from '../../contract/errors.ts';
import { createAwsConnections } from '../../main/aws/aws-connections.ts';
import { demoProfile } from '../../main/aws/demo-profile.ts';
import { listSecurityGroupRules } from '../../main/aws/security-groups.ts';
import { customerGatewayConfiguration } from '../../main/aws/vpn-secrets.ts';
import type { Clock } from '../../main/clock.ts';
import type { Dialect } from '../../main/gateway/service-facts.ts';
import { type DemoNetwork, startDemoNetwork } from '../../main/demo/start-demo-network.ts';
import { linkDoers } from '../../main/features/links/doers.ts';
import { gatewayProbe } from '../../main/features/links/gateway-probe.ts';
import { linksHandlers } from '../../main/features/links/handlers.ts';
import { readVpc } from '../../main/features/network/read-vpc.ts';
import { connectSiteDoers } from '../../main/features/site-to-site/doers.ts';
import { siteToSiteHandlers } from '../../main/features/site-to-site/handlers.ts';
import { createOwnKeys } from '../../main/features/site-to-site/own-keys.ts';
import { createEngine } from '../../main/engine/engine.ts';
import { inspectGateway } from '../../main/gateway/inspect.ts';
import type { Secret } from '../../main/secret.ts';
import { createGatewayConnections } from '../../main/ssh/connections.ts';
import type { GatewayHop } from '../../main/ssh/target.ts';
import { ec2OfAws } from '../../main/vpn/ec2-of-aws.ts';
import { createEagerClock } from './engine-clock.ts';
import { createMemoryStore } from './engine-memory.ts';
import { createMemoryLinks } from './link-engine.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

export const demoGatewayId = 'gw-demoaaaa';

/**
 * The demo network and everything of main that makes, proves and deletes links, with the real AWS and SSH clients in between.
 * One clock for all, which jumps over every wait.
 */
export async function startDemoLink(dialect: Dialect = 'ipsec') {
  const folder = createTemporaryFolder();
  const clock: Clock = createEagerClock();
  const network = await startDemoNetwork({ folder: folder.path, now: () => clock.now(), timeScale: 20, dialect });
  const connections = createAwsConnections({
    env: { HOME: '/nowhere' },
    clock,
    isReadOnly: () => false,
    extraProfiles: () => [
      demoProfile({ endpoint: network.aws.endpoint, ...network.aws.accessKey, region: 'eu-west-1' }),
    ],
    mayRun: () => Promise.reject(new Error('Nothing to run')),
    askMfaCode: () => Promise.reject(new Error('Nobody to ask')),
  });
  const ssh = createGatewayConnections({ prompts: nobody });
  const gateways = {
    session: (_id: string, signal: AbortSignal) => ssh.session(targetOf(network), signal),
    name: () => 'gateway-1',
  };
  const saved: { name: string; content: Secret | string | Uint8Array }[] = [];
  const links = createMemoryLinks();
  const ownKeys = createOwnKeys();
  const reported: unknown[] = [];
  const both = { clock, ec2: ec2OfAws(connections), gateways, links, ownKeys, changed: () => undefined };
  const doing = { ...both, who: 'tester', confirmSeconds: 10, probe: gatewayProbe(gateways) };
  const store = createMemoryStore();
  const engine = createEngine({
    ...store,
    clock,
    doers: [...connectSiteDoers(doing), ...linkDoers(doing)],
    publish: () => undefined,
    report: (error) => reported.push(error),
  });
  const context = (where: { profile: string; region: string }) => connections.context(where.profile, where.region);
  const services = {
    ...doing,
    readVpc: async (place: { profile: string; region: string; vpcId: string }, signal: AbortSignal) =>
      readVpc(await context(place), place.vpcId, signal),
    accountId: () => Promise.resolve('210987654321'),
    inspect: async (id: string, signal: AbortSignal) =>
      inspectGateway(await gateways.session(id, signal), { sudo: 'without-password', signal, now: () => clock.now() }),
    securityRules: async (where: { profile: string; region: string }, ids: readonly string[], signal: AbortSignal) =>
      listSecurityGroupRules(await context(where), ids, signal),
    deviceConfiguration: async (where: { profile: string; region: string }, id: string, signal: AbortSignal) =>
      customerGatewayConfiguration(await context(where), id, signal),
    keepPlan: engine.keep,
    viewPlan: engine.view,
    saveFile: (name: string, content: Secret | string | Uint8Array) => {
      saved.push({ name, content });
      return Promise.resolve(`/saved/${name}`);
    },
  };

  return {
    network,
    clock,
    engine,
    links,
    ownKeys,
    reported,
    saved,
    store,
    services,
    siteToSite: siteToSiteHandlers(services),
    linkPages: linksHandlers(services),
    /** Applies and waits; answers the plan as it ended. */
    async apply(planId: string) {
      engine.apply(planId);
      return engine.whenIdle(planId);
    },
    async undo(planId: string) {
      const undo = await engine.planUndo(planId);
      engine.apply(undo.id);
      return engine.whenIdle(undo.id);
    },
    async stop() {
      await engine.shutDown();
      ssh.close();
      connections.close();
      await network.stop();
      folder.remove();
    },
  };
}

export type DemoLink = Awaited<ReturnType<typeof startDemoLink>>;

const nobody = new Proxy({} as Parameters<typeof createGatewayConnections>[0]['prompts'], {
  get: () => () => Promise.reject(new AppError({ code: 'answer-needed', message: 'Nobody to ask' })),
});

function targetOf({ login }: DemoNetwork) {
  const hop = (label: string, at: { host: string; port: number }): GatewayHop => ({
    label,
    ...at,
    user: login.user,
    identityFiles: [login.keyFile],
    identitiesOnly: true,
    agent: undefined,
    hostKeyAlias: undefined,
    knownHostsFiles: [login.knownHostsFile],
    hashKnownHosts: false,
    strictHostKeys: 'yes',
    proxyCommand: undefined,
    connectTimeoutMs: 10_000,
    keepAliveMs: 10_000,
  });
  return { id: 'demo', hops: [hop('bastion', login.bastion)], gateway: hop('gateway', login.gateway) };
}
