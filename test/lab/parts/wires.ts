import type { Box } from './box.ts';
import { execute, mustExecute } from './exec.ts';

export interface End {
  /** Undefined: our own namespace, which plays the admin's computer. */
  readonly box: Box | undefined;
  readonly device: string;
  /** With prefix length. */
  readonly addresses: readonly string[];
  /** The default route goes out here, through this address. */
  readonly defaultVia?: string;
}

/** Lays a veth pair for each wire between two boxes, gives every end its addresses, and makes routers of these boxes. */
export async function layWires(wires: readonly (readonly [End, End])[], routers: readonly Box[]): Promise<void> {
  // A wire of a lab before goes away only some time after its boxes.
  for (const { box, device } of wires.flat()) if (!box) await execute(['ip', 'link', 'delete', device]);
  const links = wires.map(([one, other]) => `link add ${end(one)} type veth peer name ${end(other)}\n`);
  await mustExecute(['ip', '-batch', '-'], { input: links.join('') });
  const ends = wires.flat();
  const boxes = [...new Set(ends.map(({ box }) => box))];
  await Promise.all(
    boxes.map(async (box) => {
      const setUp = ends.filter((each) => each.box === box).flatMap(addressLines);
      const script = `ip -batch - <<'LINES'\n${setUp.join('\n')}\nLINES\n`;
      if (box === undefined) await mustExecute(['sh', '-c', script]);
      else await box.run(routers.includes(box) ? `${script}${ROUTER}` : script);
    }),
  );
}

function end({ box, device }: End): string {
  return `${device} netns ${box?.pid ?? process.pid}`;
}

function addressLines({ device, addresses, defaultVia }: End): string[] {
  return [
    ...addresses.map((each) => `address add ${each} dev ${device}`),
    `link set ${device} up`,
    ...(defaultVia ? [`route add default via ${defaultVia}`] : []),
  ];
}

/** Forwards packets and takes them on any interface, as a router that carries tunnels must. */
const ROUTER = `echo 1 > /proc/sys/net/ipv4/ip_forward
for file in /proc/sys/net/ipv4/conf/*/rp_filter; do echo 0 > "$file"; done
`;
