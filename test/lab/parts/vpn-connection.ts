/**
 * What a client reads of a VPN connection in DescribeVpnConnections, as far as a far end needs it.
 * The AWS SDK's `VpnConnection` fits as it is.
 */
export interface VpnConnection {
  readonly VpnConnectionId?: string | undefined;
  readonly CustomerGatewayConfiguration?: string | undefined;
  readonly Options?: { readonly TunnelOptions?: readonly TunnelOption[] | undefined } | undefined;
}

interface Value<T> {
  readonly Value?: T | undefined;
}

export interface TunnelOption {
  readonly OutsideIpAddress?: string | undefined;
  readonly PreSharedKey?: string | undefined;
  readonly IkeVersions?: readonly Value<string>[] | undefined;
  readonly Phase1EncryptionAlgorithms?: readonly Value<string>[] | undefined;
  readonly Phase1IntegrityAlgorithms?: readonly Value<string>[] | undefined;
  readonly Phase1DHGroupNumbers?: readonly Value<number>[] | undefined;
  readonly Phase2EncryptionAlgorithms?: readonly Value<string>[] | undefined;
  readonly Phase2IntegrityAlgorithms?: readonly Value<string>[] | undefined;
  readonly Phase2DHGroupNumbers?: readonly Value<number>[] | undefined;
  readonly StartupAction?: string | undefined;
}

export interface Proposal {
  readonly encryption: readonly string[];
  readonly integrity: readonly string[];
  readonly groups: readonly number[];
}

/** One tunnel as the far end must run it. */
export interface FarTunnel {
  readonly outsideAddress: string;
  readonly customerAddress: string;
  readonly key: string;
  readonly ikeVersions: readonly string[];
  readonly phase1: Proposal;
  readonly phase2: Proposal;
  /** AWS brings the tunnel up itself. */
  readonly starts: boolean;
}

export function readTunnels(connection: VpnConnection): FarTunnel[] {
  const xml = connection.CustomerGatewayConfiguration ?? '';
  const blocks = xml.match(/<ipsec_tunnel>[\s\S]*?<\/ipsec_tunnel>/g);
  if (!blocks) throw new Error(`${connection.VpnConnectionId}: no tunnels in its CustomerGatewayConfiguration`);
  const options = connection.Options?.TunnelOptions ?? [];
  return blocks.map((block) => {
    const outsideAddress = text(block, /<vpn_gateway>[\s\S]*?<ip_address>([^<]*)</);
    const option = options.find((each) => each.OutsideIpAddress === outsideAddress) ?? {};
    return {
      outsideAddress,
      customerAddress: text(block, /<customer_gateway>[\s\S]*?<ip_address>([^<]*)</),
      key: text(block, /<pre_shared_key>([^<]*)</),
      ikeVersions: values(option.IkeVersions, ['ikev1', 'ikev2']),
      phase1: {
        encryption: values(option.Phase1EncryptionAlgorithms, ENCRYPTION),
        integrity: values(option.Phase1IntegrityAlgorithms, INTEGRITY),
        groups: values(option.Phase1DHGroupNumbers, GROUPS),
      },
      phase2: {
        encryption: values(option.Phase2EncryptionAlgorithms, ENCRYPTION),
        integrity: values(option.Phase2IntegrityAlgorithms, INTEGRITY),
        groups: values(option.Phase2DHGroupNumbers, [...GROUPS, 5]),
      },
      starts: option.StartupAction === 'start',
    };
  });
}

/** AWS's defaults: a list that is not given allows all of these. */
const ENCRYPTION = ['AES128', 'AES256', 'AES128-GCM-16', 'AES256-GCM-16'];
const INTEGRITY = ['SHA1', 'SHA2-256', 'SHA2-384', 'SHA2-512'];
const GROUPS = [2, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24];

function values<T>(list: readonly Value<T>[] | undefined, fallback: readonly T[]): T[] {
  const found = (list ?? []).flatMap(({ Value }) => (Value === undefined ? [] : [Value]));
  return found.length > 0 ? found : [...fallback];
}

function text(xml: string, pattern: RegExp): string {
  const found = pattern.exec(xml)?.[1]?.trim();
  if (!found) throw new Error(`not in the CustomerGatewayConfiguration: ${pattern}`);
  return found;
}
