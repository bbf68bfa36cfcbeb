import { z } from 'zod';
import { AppError } from '../../contract/errors.ts';
import { createAwsConnections } from '../../main/aws/aws-connections.ts';
import { demoProfile } from '../../main/aws/demo-profile.ts';
import { listSecurityGroupRules } from '../../main/aws/security-groups.ts';
import { customerGatewayConfiguration } from '../../main/aws/vpn-secrets.ts';
import type { Clock } from '../../main/clock.ts';
import { createEngine, type EngineOptions } from '../../main/engine/engine.ts';
import { linkDoers } from '../../main/features/links/doers.ts';
import { gatewayProbe } from '../../main/features/links/gateway-probe.ts';
import { readVpc } from '../../main/features/network/read-vpc.ts';
import { connectSiteDoers } from '../../main/features/site-to-site/doers.ts';
import { createOwnKeys } from '../../main/features/site-to-site/own-keys.ts';
import { inspectGateway } from '../../main/gateway/inspect.ts';
import type { Secret } from '../../main/secret.ts';
import { createGatewayConnections } from '../../main/ssh/connections.ts';
import type { GatewayHop } from '../../main/ssh/target.ts';
import { ec2OfAws } from '../../main/vpn/ec2-of-aws.ts';
import type { LinkStore } from '../../main/vpn/link-store.ts';

const Address = z.object({ host: z.string(), port: z.number() });

/** How a demo network is reached. Plain data: a child process gets it as it is. */
export const DemoAccess = z.object({
  endpoint: z.string(),
  accessKeyId: z.string(),
  secretAccessKey: z.string(),
  login: z.object({
    bastion: Address,
    gateway: Address,
    user: z.string(),
    keyFile: z.string(),
    knownHostsFile: z.string(),
  }),
});
export type DemoAccess = z.infer<typeof DemoAccess>;

export interface LinkParts {
  readonly access: DemoAccess;
  readonly clock: Clock;
  readonly links: LinkStore;
  readonly confirmSeconds: number;
  readonly engine: Pick<EngineOptions, 'plans' | 'journal'> & Partial<EngineOptions>;
}

type Where = { readonly profile: string; readonly region: string };

/** Everything of main that makes, proves and deletes links, with the real AWS and SSH clients, as main/core.ts puts it together. */
export function createLinkParts({ access, clock, links, confirmSeconds, engine: options }: LinkParts) {
  const { endpoint, accessKeyId, secretAccessKey } = access;
  const connections = createAwsConnections({
    env: { HOME: '/nowhere' },
    clock,
    isReadOnly: () => false,
    extraProfiles: () => [demoProfile({ endpoint, accessKeyId, secretAccessKey, region: 'eu-west-1' })],
    mayRun: () => Promise.reject(new Error('Nothing to run')),
    askMfaCode: () => Promise.reject(new Error('Nobody to ask')),
  });
  const ssh = createGatewayConnections({ prompts: nobody });
  const target = targetOf(access.login);
  const gateways = {
    session: (_id: string, signal: AbortSignal) => ssh.session(target, signal),
    name: () => 'gateway-1',
  };
  const saved: { name: string; content: Secret | string | Uint8Array }[] = [];
  const reported: unknown[] = [];
  const ownKeys = createOwnKeys();
  const both = { clock, ec2: ec2OfAws(connections), gateways, links, ownKeys, changed: () => undefined };
  const doing = { ...both, who: 'tester', confirmSeconds, probe: gatewayProbe(gateways) };
  const engine = createEngine({
    clock,
    doers: [...connectSiteDoers(doing), ...linkDoers(doing)],
    publish: () => undefined,
    report: (error) => reported.push(error),
    ...options,
  });
  const context = ({ profile, region }: Where) => connections.context(profile, region);
  const services = {
    ...doing,
    readVpc: async (place: Where & { readonly vpcId: string }, signal: AbortSignal) =>
      readVpc(await context(place), place.vpcId, signal),
    accountId: () => Promise.resolve('210987654321'),
    inspect: async (id: string, signal: AbortSignal) =>
      inspectGateway(await gateways.session(id, signal), { sudo: 'without-password', signal, now: () => clock.now() }),
    securityRules: async (where: Where, ids: readonly string[], signal: AbortSignal) =>
      listSecurityGroupRules(await context(where), ids, signal),
    deviceConfiguration: async (where: Where, id: string, signal: AbortSignal) =>
      customerGatewayConfiguration(await context(where), id, signal),
    keepPlan: engine.keep,
    viewPlan: engine.view,
    saveFile: (name: string, content: Secret | string | Uint8Array) => {
      saved.push({ name, content });
      return Promise.resolve(`/saved/${name}`);
    },
  };
  return {
    engine,
    services,
    ownKeys,
    saved,
    reported,
    async close() {
      await engine.shutDown();
      ssh.close();
      connections.close();
    },
  };
}

const nobody = new Proxy({} as Parameters<typeof createGatewayConnections>[0]['prompts'], {
  get: () => () => Promise.reject(new AppError({ code: 'answer-needed', message: 'Nobody to ask' })),
});

function targetOf(login: DemoAccess['login']) {
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
