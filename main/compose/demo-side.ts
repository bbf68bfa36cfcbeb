import { demoProfile } from '../aws/demo-profile.ts';
import type { AwsProfile } from '../aws/profiles.ts';
import { createDemoHost, type DemoHost } from '../features/demo/demo-host.ts';
import type { GatewayHop, GatewayTarget } from '../ssh/target.ts';

/** How many times faster than AWS the demo AWS makes things: a VPN connection in seconds, and still seen to be under way. */
const usualTimeScale = 60;

export const demoProfileName = 'demo';

export interface DemoSideSetup {
  readonly dataDir: string;
  readonly now: () => Date;
  readonly timeScale?: number;
}

export interface DemoSide {
  readonly host: DemoHost;
  /** The demo's profile while it runs. */
  profiles(): readonly AwsProfile[];
  target(gatewayId: string): GatewayTarget | undefined;
  /** Who answers for the demo's zones while it runs. */
  nameServers(): readonly { readonly host: string; readonly port: number }[] | undefined;
}

/** The demo network as accounts and gateways see it: one profile more, and one gateway behind a bastion. */
export function createDemoSide({ dataDir, now, timeScale = usualTimeScale }: DemoSideSetup): DemoSide {
  const host = createDemoHost({ dataDir, timeScale, now });
  return {
    host,
    profiles() {
      const aws = host.current()?.aws;
      if (!aws) return [];
      const { accessKeyId, secretAccessKey } = aws.accessKey;
      const region = aws.regions[0] ?? 'eu-west-1';
      return [demoProfile({ name: demoProfileName, endpoint: aws.endpoint, accessKeyId, secretAccessKey, region })];
    },
    nameServers() {
      const dns = host.current()?.dns;
      return dns && [dns];
    },
    target(id) {
      const login = host.current()?.login;
      if (!login) return undefined;
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
      return { id, hops: [hop('demo bastion', login.bastion)], gateway: hop('demo gateway', login.gateway) };
    },
  };
}
