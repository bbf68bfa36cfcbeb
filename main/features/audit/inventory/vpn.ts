import type { Item, Read } from './read.ts';

export interface VpnConnectionItem extends Item {
  /** `pending`, `available`, `modifying`, `deleting`, `deleted`. */
  readonly state: string;
  readonly customerGatewayId: string;
  readonly vpnGatewayId: string | null;
  readonly transitGatewayId: string | null;
  readonly isStatic: boolean;
  readonly localCidr: string | null;
  readonly remoteCidr: string | null;
  readonly routes: readonly { readonly cidr: string; readonly state: string }[];
  readonly tunnels: readonly VpnTunnelItem[];
  /** Bytes in and out over all of `trafficDays`; null where AWS has no point at all. */
  readonly traffic: Read<number | null>;
}

export interface VpnTunnelItem {
  readonly outsideAddress: string;
  readonly insideCidr: string | null;
  /** null: the connection has no telemetry for it. */
  readonly status: 'UP' | 'DOWN' | null;
  readonly statusMessage: string | null;
  readonly acceptedRoutes: number | null;
  readonly lastStatusChange: Date | null;
  readonly options: TunnelOptionsItem;
  /** Where the key is kept; `certificate` has none; null where AWS's answer does not tell. */
  readonly keyStorage: 'standard' | 'secrets-manager' | 'certificate' | null;
  /** From the secret's own date; null where nobody says. */
  readonly keyChangedAt: Date | null;
  /** null: AWS says nothing of logs, which means off. */
  readonly logs: { readonly activity: boolean | null; readonly bgp: boolean | null };
  /** What is negotiated now; a value of null: not asked, since the tunnel is down. */
  readonly active: Read<ActiveTunnelItem | null>;
}

/** null: missing from AWS's answer, which means that every default is allowed. An empty list stays empty. */
export interface TunnelOptionsItem {
  readonly ikeVersions: readonly string[] | null;
  readonly phase1Encryption: readonly string[] | null;
  readonly phase1Integrity: readonly string[] | null;
  readonly phase1DhGroups: readonly number[] | null;
  readonly phase2Encryption: readonly string[] | null;
  readonly phase2Integrity: readonly string[] | null;
  readonly phase2DhGroups: readonly number[] | null;
  readonly dpdTimeoutAction: string | null;
  readonly startupAction: string | null;
}

/** As GetActiveVpnTunnelStatus answers; null where it leaves something out. */
export interface ActiveTunnelItem {
  readonly ikeVersion: string | null;
  readonly phase1Encryption: string | null;
  readonly phase1Integrity: string | null;
  readonly phase1DhGroup: number | null;
  readonly phase2Encryption: string | null;
  readonly phase2Integrity: string | null;
  readonly phase2DhGroup: number | null;
}

export interface CustomerGatewayItem extends Item {
  readonly state: string;
  readonly ipAddress: string | null;
  readonly bgpAsn: string | null;
  readonly certificateArn: string | null;
}

export interface VpnGatewayItem extends Item {
  readonly state: string;
  readonly amazonSideAsn: number | null;
  readonly attachments: readonly { readonly vpcId: string; readonly state: string }[];
}

/** A CloudWatch alarm on one metric, or on an expression over several (`isExpression`: each metric of it is in `metrics`). */
export interface AlarmItem {
  readonly name: string;
  readonly isExpression: boolean;
  readonly metrics: readonly {
    readonly namespace: string;
    readonly metric: string;
    readonly dimensions: readonly { readonly name: string; readonly value: string }[];
    readonly statistic: string | null;
  }[];
  /** `LessThanThreshold` … */
  readonly comparison: string | null;
  readonly threshold: number | null;
  /** `breaching`, `notBreaching`, `ignore`, `missing`; null means `missing`. */
  readonly treatMissingData: string | null;
  readonly actionsEnabled: boolean;
  /** How many actions it takes in the state ALARM. */
  readonly alarmActions: number;
}
