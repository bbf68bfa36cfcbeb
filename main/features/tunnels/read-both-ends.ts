import type { Link } from '../../../contract/domain/link.ts';
import { isAppError } from '../../../contract/errors.ts';
import { isLive, type VpnConnectionNow, type Where } from '../../vpn/ec2.ts';
import { type GatewayReading, readGateway } from './gateway-reading.ts';
import { gatewayName, type TunnelServices } from './services.ts';
import { createSharedReads } from './shared-reads.ts';

/** What was read, or in a sentence why not. */
export type Answer<T> = { readonly value: T } | { readonly why: string };

export interface GatewayAnswer {
  readonly id: string;
  readonly name: string;
  readonly answer: Answer<GatewayReading>;
}

export interface BothEnds {
  readonly links: readonly Link[];
  readonly gateways: readonly GatewayAnswer[];
  /** What AWS says, by `whereKey`. */
  readonly aws: ReadonlyMap<string, Answer<readonly VpnConnectionNow[]>>;
}

export interface EndReaders {
  gateway(id: string, signal: AbortSignal): Promise<GatewayReading>;
  aws(where: Where, signal: AbortSignal): Promise<readonly VpnConnectionNow[]>;
}

/** Readers for what is polled: whoever looks at the same time shares one read per gateway and one per profile and region. */
export function createEndReaders({ clock, gateways, ec2 }: TunnelServices): EndReaders {
  const gateway = createSharedReads({
    clock,
    patienceMs: 8_000,
    // A person may be typing a password meanwhile.
    limitMs: 120_000,
    holdMs: ({ code }) => (needsPerson.has(code) ? 30_000 : 0),
    read: async (id: string, signal) => readGateway(await gateways.session(id, signal), signal),
  });
  const aws = createSharedReads({
    clock,
    patienceMs: 10_000,
    limitMs: 30_000,
    read: ({ profile, region }: Where, signal) => ec2({ profile, region }, signal).vpnConnections(),
  });
  return { gateway, aws: ({ profile, region }, signal) => aws({ profile, region }, signal) };
}

const needsPerson: ReadonlySet<string> = new Set([
  'answer-needed',
  'access-denied',
  'host-key-unknown',
  'host-key-changed',
]);

/** Everything side by side: whatever does not answer is named, and keeps nobody else waiting longer than its own limit. */
export async function readBothEnds(
  services: TunnelServices,
  readers: EndReaders,
  chosen: { readonly links: readonly Link[]; readonly gatewayIds: readonly string[] },
  signal: AbortSignal,
): Promise<BothEnds> {
  const places = new Map(chosen.links.map((link) => [whereKey(link), link]));
  const [gateways, aws] = await Promise.all([
    Promise.all(
      chosen.gatewayIds.map(async (id) => ({
        id,
        name: gatewayName(services, id),
        answer: await answerOf(() => readers.gateway(id, signal), signal),
      })),
    ),
    Promise.all(
      [...places].map(async ([key, where]) => [key, await answerOf(() => readers.aws(where, signal), signal)] as const),
    ),
  ]);
  return { links: chosen.links, gateways, aws: new Map(aws) };
}

export function whereKey({ profile, region }: Where): string {
  return `${profile} in ${region}`;
}

/** The VPN connection of a link, unless it is gone. */
export function connectionOf(link: Link, connections: readonly VpnConnectionNow[]): VpnConnectionNow | undefined {
  return connections.find((one) => one.id === link.vpnConnectionId && isLive(one));
}

/** A failure of one end is part of the answer; a bug, and the end of the whole call, are not. */
async function answerOf<T>(read: () => Promise<T>, signal: AbortSignal): Promise<Answer<T>> {
  try {
    return { value: await read() };
  } catch (error) {
    if (signal.aborted || !isAppError(error)) throw error;
    return { why: error.message };
  }
}
