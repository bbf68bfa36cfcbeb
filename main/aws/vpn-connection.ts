import type { TunnelOption, VgwTelemetry, VpnConnection as VpnConnectionAnswer } from '@aws-sdk/client-ec2';
import { nameIn, readTags, type Tags } from './tags.ts';

/** A VPN connection as Linkspan keeps it: AWS's answer without its keys and its device configuration. */
export interface VpnConnection {
  readonly id: string;
  readonly name: string | null;
  /** `pending`, `available`, `modifying`, `deleting`, `deleted` and what AWS may add. */
  readonly state: string;
  readonly customerGatewayId: string;
  readonly vpnGatewayId: string | null;
  readonly transitGatewayId: string | null;
  readonly isStatic: boolean;
  readonly localCidr: string | null;
  readonly remoteCidr: string | null;
  readonly routes: readonly { readonly cidr: string; readonly state: string }[];
  readonly tunnels: readonly VpnTunnel[];
  readonly tags: Tags;
}

/** Identified by its outside address: AWS's lists of tunnels need not agree in their order. */
export interface VpnTunnel {
  readonly outsideAddress: string;
  /** null where AWS does not say. */
  readonly insideCidr: string | null;
  readonly status: 'UP' | 'DOWN' | null;
  readonly statusMessage: string | null;
  readonly acceptedRoutes: number | null;
  readonly lastStatusChange: Date | null;
  readonly options: VpnTunnelPolicy;
}

/** null means that AWS did not say; for a list that is: every default is allowed. */
export interface VpnTunnelPolicy {
  readonly ikeVersions: readonly string[] | null;
  readonly phase1Encryption: readonly string[] | null;
  readonly phase1Integrity: readonly string[] | null;
  readonly phase1DhGroups: readonly number[] | null;
  readonly phase1LifetimeSeconds: number | null;
  readonly phase2Encryption: readonly string[] | null;
  readonly phase2Integrity: readonly string[] | null;
  readonly phase2DhGroups: readonly number[] | null;
  readonly phase2LifetimeSeconds: number | null;
  readonly dpdTimeoutSeconds: number | null;
  readonly dpdTimeoutAction: string | null;
  readonly startupAction: string | null;
}

/** Names each field that is kept, so that a new secret in AWS's answer stays behind. */
export function vpnConnectionOf(answer: VpnConnectionAnswer): VpnConnection {
  const tags = readTags(answer.Tags);
  return {
    id: answer.VpnConnectionId ?? '',
    name: nameIn(tags),
    state: answer.State ?? '',
    customerGatewayId: answer.CustomerGatewayId ?? '',
    vpnGatewayId: answer.VpnGatewayId ?? null,
    transitGatewayId: answer.TransitGatewayId ?? null,
    isStatic: answer.Options?.StaticRoutesOnly ?? false,
    localCidr: answer.Options?.LocalIpv4NetworkCidr ?? null,
    remoteCidr: answer.Options?.RemoteIpv4NetworkCidr ?? null,
    routes: (answer.Routes ?? []).map((route) => ({
      cidr: route.DestinationCidrBlock ?? '',
      state: route.State ?? '',
    })),
    tunnels: tunnelsOf(answer.Options?.TunnelOptions ?? [], answer.VgwTelemetry ?? []),
    tags,
  };
}

function tunnelsOf(options: readonly TunnelOption[], telemetry: readonly VgwTelemetry[]): VpnTunnel[] {
  const addresses = [...options, ...telemetry].flatMap((each) => each.OutsideIpAddress ?? []);
  return [...new Set(addresses)].map((outsideAddress) => {
    const option = options.find((each) => each.OutsideIpAddress === outsideAddress);
    const seen = telemetry.find((each) => each.OutsideIpAddress === outsideAddress);
    return {
      outsideAddress,
      insideCidr: option?.TunnelInsideCidr ?? null,
      status: seen?.Status ?? null,
      statusMessage: seen?.StatusMessage ?? null,
      acceptedRoutes: seen?.AcceptedRouteCount ?? null,
      lastStatusChange: seen?.LastStatusChange ?? null,
      options: policyOf(option ?? {}),
    };
  });
}

function policyOf(option: TunnelOption): VpnTunnelPolicy {
  return {
    ikeVersions: values(option.IkeVersions),
    phase1Encryption: values(option.Phase1EncryptionAlgorithms),
    phase1Integrity: values(option.Phase1IntegrityAlgorithms),
    phase1DhGroups: values(option.Phase1DHGroupNumbers),
    phase1LifetimeSeconds: option.Phase1LifetimeSeconds ?? null,
    phase2Encryption: values(option.Phase2EncryptionAlgorithms),
    phase2Integrity: values(option.Phase2IntegrityAlgorithms),
    phase2DhGroups: values(option.Phase2DHGroupNumbers),
    phase2LifetimeSeconds: option.Phase2LifetimeSeconds ?? null,
    dpdTimeoutSeconds: option.DpdTimeoutSeconds ?? null,
    dpdTimeoutAction: option.DpdTimeoutAction ?? null,
    startupAction: option.StartupAction ?? null,
  };
}

function values<T>(list: readonly { readonly Value?: T | undefined }[] | undefined): T[] | null {
  return list === undefined || list.length === 0
    ? null
    : list.flatMap(({ Value }) => (Value === undefined ? [] : [Value]));
}
