import type { VirtualInterface } from '../../../contract/domain/direct-connect.ts';
import type { DxInterface } from '../../aws/direct-connect/virtual-interface.ts';

type Health = VirtualInterface['health'];

interface Seen {
  /** Of the connection or LAG that it runs on; undefined where that is another account's. */
  readonly portState: string | undefined;
  readonly prefixesAccepted: number | null;
}

/** Three questions that AWS answers with one word: is there light, is there a BGP session, does it carry routes. Pure. */
export function judgeHealth(one: Pick<DxInterface, 'state' | 'peers'>, { portState, prefixesAccepted }: Seen): Health {
  const connection = portState === 'available' ? 'up' : portState === 'down' ? 'down' : 'unknown';
  const bgp = bgpOf(one);
  return { connection, bgp, prefixesAccepted, sentence: sentence(one, { connection, bgp, prefixesAccepted }) };
}

function bgpOf({ peers, state }: Pick<DxInterface, 'state' | 'peers'>): Health['bgp'] {
  const live = peers.filter((peer) => !peer.state.startsWith('delet'));
  const up = live.filter(({ status }) => status === 'up').length;
  if (live.length > 0 && up === live.length) return 'up';
  if (up > 0) return 'partly';
  if (live.some(({ status }) => status === 'down') || state === 'down') return 'down';
  return 'unknown';
}

function sentence({ state, peers }: Pick<DxInterface, 'state' | 'peers'>, health: Omit<Health, 'sentence'>): string {
  switch (state) {
    case 'confirming':
      return 'Another account made it for this one, and it waits to be accepted.';
    case 'verifying':
      return 'AWS looks whether the ASN and the prefixes are yours. That takes up to 72 hours.';
    case 'pending':
      return 'AWS is making it.';
    case 'testing':
      return 'A failover test is running: AWS holds its BGP sessions down.';
    case 'rejected':
      return 'It was rejected by the account that it was made for.';
    case 'deleting':
    case 'deleted':
      return `It is ${state}.`;
    default:
      return working(peers, health);
  }
}

function working(peers: DxInterface['peers'], { connection, bgp, prefixesAccepted }: Omit<Health, 'sentence'>): string {
  if (connection === 'down') return 'The connection is down: no light or no VLAN, so no BGP.';
  switch (bgp) {
    case 'up':
      return prefixesAccepted === null ? 'BGP is up.' : upWith(prefixesAccepted);
    case 'partly': {
      const down = peers.filter(({ status }) => status !== 'up').map(({ addressFamily }) => familyName[addressFamily]);
      return `BGP is up for one address family; ${down.join(' and ')} waits for your router.`;
    }
    case 'down':
      return 'The interface is there and waits for your router: BGP is down.';
    case 'unknown':
      return 'AWS does not say how BGP stands.';
  }
}

function upWith(prefixes: number): string {
  if (prefixes === 0) return 'BGP is up, and AWS accepts no route from your router: nothing comes back this way.';
  return `BGP is up, and AWS accepts ${prefixes} ${prefixes === 1 ? 'route' : 'routes'} from your router.`;
}

const familyName = { ipv4: 'IPv4', ipv6: 'IPv6' } as const;
