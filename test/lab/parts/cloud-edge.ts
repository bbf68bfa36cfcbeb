import { addresses } from './addresses.ts';
import type { Box } from './box.ts';
import { connectionName, renderTunnel } from './edge-config.ts';
import { patience, until } from './exec.ts';
import { startStrongswan, stopStrongswan } from './strongswan.ts';
import { type FarTunnel, readTunnels, type VpnConnection } from './vpn-connection.ts';

export type TunnelState = 'UP' | 'DOWN';

/**
 * The far end of the tunnels, played by a real strongSwan on two addresses. It knows of a VPN connection what any client of
 * the AWS API reads, so a wrong key, cipher or selector on our side fails as it would in reality.
 */
export interface CloudEdge {
  /** Takes the connection's tunnels up (its addresses must be those of the edge). Called again, it takes the new values. */
  configure(connection: VpnConnection, faults?: Faults): Promise<void>;
  /** The connection was deleted: its tunnels go down and no longer come up. */
  forget(): Promise<void>;
  /** Sends what leaves the VPC on this tunnel. Needs ESP in the kernel. */
  sendOn(outsideAddress: string): Promise<void>;
  /** What AWS's telemetry would say: is there a CHILD_SA on this address? */
  tunnelState(outsideAddress: string): Promise<TunnelState>;
  /** Waits until all tunnels are up. */
  allUp(): Promise<void>;
  /** Tells every change of every tunnel's state, and the first one, until the signal. */
  watch(tell: (outsideAddress: string, state: TunnelState) => void, signal: AbortSignal): Promise<void>;
  /** Bytes on the tunnel's SA, as the edge counts them. */
  bytes(outsideAddress: string): Promise<{ readonly in: number; readonly out: number }>;
  /** Drops what arrives for this UDP port (500, 4500), or all ESP, until `letThrough`. */
  drop(what: 500 | 4500 | 'esp', outsideAddress?: string): Promise<void>;
  letThrough(): Promise<void>;
  stopDaemon(): Promise<void>;
  startDaemon(): Promise<void>;
}

/** By outside address. */
export interface Faults {
  readonly wrongKey?: string;
  readonly otherProposal?: string;
}

export function makeCloudEdge(box: Box): CloudEdge {
  let tunnels: FarTunnel[] = [];
  const sas = async () => (await box.sh('swanctl --list-sas --raw')).stdout.split('\n');
  const find = (lines: readonly string[], outsideAddress: string) =>
    lines.find((line) => line.includes(`${connectionName(outsideAddress)} {`) && line.includes('state=INSTALLED'));
  const sa = async (outsideAddress: string) => find(await sas(), outsideAddress);
  const tunnelState = async (outsideAddress: string) => ((await sa(outsideAddress)) ? 'UP' : 'DOWN');
  return {
    tunnelState,
    async allUp() {
      await until(
        'both tunnels',
        async () => {
          const lines = await sas();
          return tunnels.every(({ outsideAddress }) => find(lines, outsideAddress)) ? true : undefined;
        },
        { everyMs: 100 * patience },
      );
    },
    async configure(connection, faults = {}) {
      tunnels = readTunnels(connection);
      for (const { outsideAddress } of tunnels)
        if (!addresses.edge.outside.some((each) => each === outsideAddress))
          throw new Error(`${outsideAddress} is not an address of the cloud edge`);
      const text = tunnels.map((tunnel) => renderTunnel(withFault(tunnel, faults), markOf(tunnel))).join('\n');
      await box.write('/etc/swanctl/conf.d/vpn.conf', text, '0600');
      await box.run('swanctl --load-all --noprompt --clear');
    },
    async forget() {
      const gone = tunnels.map(
        (tunnel) => `swanctl --terminate --ike ${connectionName(tunnel.outsideAddress)} || true\n`,
      );
      tunnels = [];
      await box.run(`rm -f /etc/swanctl/conf.d/vpn.conf\nswanctl --load-all --noprompt --clear\n${gone.join('')}`);
    },
    async sendOn(outsideAddress) {
      const tunnel = tunnels.find((each) => each.outsideAddress === outsideAddress);
      if (!tunnel) throw new Error(`no tunnel on ${outsideAddress}`);
      await box.run(`nft -f - <<'E'
table ip choose
delete table ip choose
table ip choose {
  chain from_vpc {
    type filter hook prerouting priority mangle
    iifname "vpc" meta mark set ${markOf(tunnel)}
  }
}
E`);
    },
    async watch(tell, signal) {
      const known = new Map<string, TunnelState>();
      while (!signal.aborted) {
        const lines = await sas();
        for (const outsideAddress of addresses.edge.outside) {
          const state = find(lines, outsideAddress) ? 'UP' : 'DOWN';
          if (known.get(outsideAddress) !== state) tell(outsideAddress, state);
          known.set(outsideAddress, state);
        }
        await new Promise((resolve) => setTimeout(resolve, 300));
      }
    },
    async bytes(outsideAddress) {
      const line = await sa(outsideAddress);
      const sum = (key: string) =>
        [...(line ?? '').matchAll(new RegExp(`${key}=(\\d+)`, 'g'))].reduce(
          (total, each) => total + Number(each[1]),
          0,
        );
      return { in: sum('bytes-in'), out: sum('bytes-out') };
    },
    async drop(what, outsideAddress) {
      const to = outsideAddress ? `ip daddr ${outsideAddress} ` : '';
      const match = what === 'esp' ? 'ip protocol esp' : `udp dport ${what}`;
      await box.run(`nft -f - <<'E'
table ip faults {
  chain in {
    type filter hook prerouting priority raw
    ${to}${match} counter drop
  }
}
E`);
    },
    letThrough: async () => void (await box.sh('nft delete table ip faults')),
    stopDaemon: () => stopStrongswan(box, 'swanctl'),
    startDaemon: () => startStrongswan(box, 'swanctl'),
  };
}

function markOf({ outsideAddress }: FarTunnel): number {
  return 100 + addresses.edge.outside.findIndex((each) => each === outsideAddress);
}

function withFault(tunnel: FarTunnel, faults: Faults): FarTunnel {
  const { outsideAddress } = tunnel;
  const wrongKey = faults.wrongKey === outsideAddress ? { key: `${tunnel.key}.not` } : {};
  const other = { encryption: ['AES128'], integrity: ['SHA1'], groups: [2] };
  return { ...tunnel, ...wrongKey, ...(faults.otherProposal === outsideAddress ? { phase1: other } : {}) };
}
