/** Where moto keeps an audit of it from finding what the script seeded, or lets it find something else, and why. */
export interface AuditDifference {
  readonly rule: string;
  /** `not-found`: seeded, and not found. `found`: found, and not seeded. `unknown`: nothing can be said of it. */
  readonly is: 'not-found' | 'found' | 'unknown';
  readonly why: string;
}

const noDirectConnect =
  'moto has no virtual interfaces and no Direct Connect gateways: it answers such calls with an error.';
const noTunnels = 'moto answers connections without Options and VgwTelemetry: nothing is known of their tunnels.';

export const auditDifferences: readonly AuditDifference[] = [
  ...['DX-01', 'DX-02', 'DX-03', 'DX-04', 'DX-05'].map(
    (rule) => ({ rule, is: 'unknown', why: noDirectConnect }) as const,
  ),
  ...['01', '02', '03', '04', '05', '06', '07', '09', '10', '11', '12', '18'].map(
    (number) => ({ rule: `VPN-${number}`, is: 'unknown', why: noTunnels }) as const,
  ),
  { rule: 'VPN-20', is: 'unknown', why: 'moto measures no traffic.' },
  {
    rule: 'VPN-15',
    is: 'found',
    why: 'moto ignores StaticRoutesOnly: the connection looks like one with BGP, whose routes nobody learns.',
  },
];

/** Calls that moto does not have. */
export const auditUnread: readonly string[] = [
  'directconnect:DescribeDirectConnectGateways',
  'directconnect:DescribeVirtualInterfaces',
];
