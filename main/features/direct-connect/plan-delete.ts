import type { VirtualInterface } from '../../../contract/domain/direct-connect.ts';
import { isThere } from '../../../contract/domain/direct-connect-world.ts';
import type { PlanNotice } from '../../../contract/domain/plan.ts';
import type { NewPlan } from '../../engine/new-plan.ts';
import { actions, call, note } from './plan/place.ts';
import type { World } from './read-world.ts';

interface Where {
  readonly profile: string;
  readonly region: string;
  /** VPN connections that end at the same virtual private gateway. */
  readonly vpnConnections: readonly { readonly id: string; readonly isUp: boolean }[];
}

/** One step that cannot be taken back, with what it interrupts. Pure. */
export function planDelete(one: VirtualInterface, { profile, region, vpnConnections }: Where, world: World): NewPlan {
  const name = one.name || one.id;
  return {
    kind: 'delete-virtual-interface',
    title: `Delete virtual interface "${name}"`,
    profile,
    region,
    gatewayId: null,
    linkId: null,
    undoes: null,
    steps: [
      {
        id: 'delete-virtual-interface',
        kind: 'dx.delete-virtual-interface',
        system: 'aws',
        title: `Delete virtual interface ${one.id}`,
        needs: [],
        details: [
          call('DeleteVirtualInterface', { virtualInterfaceId: one.id }),
          note(
            `Cannot be taken back. VLAN ${one.vlan} on ${one.connectionId} is free again; the key and the addresses are lost. The Direct Connect gateway and what is behind it stay.`,
          ),
        ],
        undo: null,
        iamActions: actions('DescribeVirtualInterfaces', 'DeleteVirtualInterface'),
        interrupts: interrupts(one),
        usualSeconds: 60,
        input: { profile, region, id: one.id },
      },
    ],
    conflicts: [],
    warnings: [...lastPath(one, vpnConnections, world), ...unreadNotices(world)],
    cost: null,
  };
}

function interrupts({ health, kind, prefixes, attachedTo }: VirtualInterface): string | null {
  if (health.bgp !== 'up' && health.bgp !== 'partly') return null;
  if (kind === 'public')
    return `Traffic to AWS's public services from ${prefixes.join(', ') || 'your networks'} leaves this line.`;
  return `Traffic between your site and what is behind ${attachedTo?.id ?? 'it'} leaves this line.`;
}

/** The way over which nothing else leads to the same gateway is named as such. */
function lastPath(one: VirtualInterface, vpn: Where['vpnConnections'], world: World): PlanNotice[] {
  const { attachedTo } = one;
  if (attachedTo === null || !isThere(one) || one.state === 'confirming') return [];
  const others = world.virtualInterfaces.filter(
    ({ id, attachedTo: to, health }) => id !== one.id && to?.id === attachedTo.id && health.bgp === 'up',
  );
  if (others.length > 0) return [];
  const up = vpn.filter(({ isUp }) => isUp);
  const backup =
    up.length > 0
      ? `Only VPN connection ${up.map(({ id }) => id).join(', ')} is left.`
      : vpn.length > 0
        ? `VPN connection ${vpn.map(({ id }) => id).join(', ')} is there but down.`
        : 'Nothing else leads there.';
  return [
    {
      id: 'last-path',
      text: `This is the last virtual interface with BGP up to ${attachedTo.id} that this region sees. ${backup}`,
      subject: attachedTo.id,
    },
  ];
}

function unreadNotices({ unread }: World): PlanNotice[] {
  return unread.map(({ what, why }, index) => ({ id: `unread-${index}`, text: `${what} could not be read: ${why}` }));
}
