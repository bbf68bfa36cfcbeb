import type { Box } from './box.ts';
import { mustExecute } from './exec.ts';

export interface End {
  /** Undefined: our own namespace, which plays the admin's computer. */
  readonly box: Box | undefined;
  readonly device: string;
  /** With prefix length. */
  readonly addresses: readonly string[];
  /** The default route goes out here, through this address. */
  readonly defaultVia?: string;
}

/** Lays one veth pair between two boxes. */
export async function wire(one: End, other: End): Promise<void> {
  const namespace = ({ box }: End) => `netns ${box?.pid ?? process.pid}`;
  await mustExecute(
    ['ip', 'link', 'add', one.device, ...namespace(one).split(' '), 'type', 'veth'].concat([
      'peer',
      'name',
      other.device,
      ...namespace(other).split(' '),
    ]),
  );
  await Promise.all([address(one), address(other)]);
}

async function address({ box, device, addresses, defaultVia }: End): Promise<void> {
  const script = [
    ...addresses.map((each) => `ip address add ${each} dev ${device}`),
    `ip link set ${device} up`,
    ...(defaultVia ? [`ip route add default via ${defaultVia}`] : []),
  ].join(' && ');
  await (box ? box.run(script) : mustExecute(['sh', '-c', script]));
}

/** Forwards packets and takes them on any interface, as a router that carries tunnels must. */
export async function makeRouter(box: Box): Promise<void> {
  await box.run(
    'sysctl -qw net.ipv4.ip_forward=1 net.ipv4.conf.all.rp_filter=0 net.ipv4.conf.default.rp_filter=0 && for f in /proc/sys/net/ipv4/conf/*/rp_filter; do echo 0 > "$f"; done',
  );
}
