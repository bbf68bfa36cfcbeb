import type { InterfaceTarget, VirtualInterfaceIntent } from '../../../../contract/domain/direct-connect.ts';
import { creations } from '../../../aws/direct-connect/create-virtual-interface.ts';
import { needsOf, type Ref, showRef } from '../../../aws-steps/ref.ts';
import type { Step } from '../../../engine/doer.ts';
import { newGateway } from './gateway-steps.ts';
import { actions, call, note, placeOf, tagParameter } from './place.ts';

export type AttachTo = { readonly kind: 'vgw' | 'dxgw'; readonly id: Ref } | null;

const newInterface = { from: 'create-virtual-interface' } as const;

/** What the virtual interface joins, as a step of the plan may have to make it first. */
export function attachTo(target: InterfaceTarget): AttachTo {
  switch (target.kind) {
    case 'public':
      return null;
    case 'vgw':
    case 'dxgw':
      return { kind: target.kind, id: target.id };
    case 'new-dxgw':
      return { kind: 'dxgw', id: newGateway };
  }
}

export function interfaceStep(intent: VirtualInterfaceIntent): Step {
  const { kind, connectionId, name, vlan, asn, ipv4, key, mtu, siteLink, prefixes } = intent;
  const place = placeOf(intent);
  const target = attachTo(intent.target);
  const addressFamily = ipv4 === null ? 'ipv6' : 'ipv4';
  const addresses = ipv4?.kind === 'own' ? { amazon: ipv4.amazonAddress, customer: ipv4.customerAddress } : null;
  return {
    id: newInterface.from,
    kind: 'dx.virtual-interface',
    system: 'aws',
    title: `Create ${kind} virtual interface ${name}, VLAN ${vlan}`,
    needs: target === null ? [] : needsOf(target.id),
    details: [
      call(creations[kind], {
        connectionId,
        virtualInterfaceName: name,
        vlan,
        asnLong: asn,
        ...(target && { [target.kind === 'vgw' ? 'virtualGatewayId' : 'directConnectGatewayId']: showRef(target.id) }),
        addressFamily,
        amazonAddress: addresses?.amazon ?? '(AWS picks one)',
        customerAddress: addresses?.customer ?? '(AWS picks one)',
        authKey: key === 'own' ? '•••• (as entered)' : '(AWS makes one)',
        ...(kind !== 'public' && { mtu, enableSiteLink: siteLink }),
        ...(kind === 'public' && { routeFilterPrefixes: prefixes.join(', ') }),
        ...tagParameter(place),
      }),
      note(
        kind === 'public'
          ? 'AWS then looks whether the ASN and the prefixes are yours, for up to 72 hours.'
          : 'Then waits until the interface is there. It says down until your router has its side of the session.',
      ),
    ],
    undo: 'Delete the virtual interface: its VLAN is free again, its addresses and its key are lost',
    iamActions: actions('DescribeVirtualInterfaces', creations[kind], 'TagResource', 'DeleteVirtualInterface'),
    interrupts:
      mtu > 1500
        ? `Everything on ${connectionId} may stop for up to 30 seconds, if it carries no jumbo frames yet.`
        : null,
    usualSeconds: 120,
    input: {
      ...place,
      kind,
      connectionId,
      name,
      vlan,
      asn,
      attachTo: target,
      addressFamily,
      addresses,
      key,
      mtu,
      siteLink,
      prefixes: [...prefixes],
    },
  };
}

/** The second session, for IPv6 beside IPv4. */
export function peerStep(intent: VirtualInterfaceIntent): Step {
  const { asn, key } = intent;
  return {
    id: 'add-ipv6-peer',
    kind: 'dx.bgp-peer',
    system: 'aws',
    title: 'Add a BGP peer for IPv6',
    needs: [newInterface.from],
    details: [
      call('CreateBGPPeer', {
        virtualInterfaceId: `(from step ${newInterface.from})`,
        asnLong: asn,
        addressFamily: 'ipv6',
        authKey: key === 'own' ? '•••• (as entered)' : '(AWS makes one)',
      }),
      note('AWS picks both addresses, a /125.'),
    ],
    undo: 'Delete the BGP peer',
    iamActions: actions('DescribeVirtualInterfaces', 'CreateBGPPeer', 'DeleteBGPPeer'),
    interrupts: null,
    usualSeconds: 60,
    input: { ...placeOf(intent), virtualInterface: newInterface, asn, addressFamily: 'ipv6', key },
  };
}

/** Watches for the router; that it is not set up yet is no failure. */
export function watchStep(
  place: { profile: string; region: string },
  virtualInterface: Ref,
  needs: readonly string[],
): Step {
  const { profile, region } = place;
  return {
    id: 'watch-bgp',
    kind: 'dx.bgp-up',
    system: 'check',
    title: 'See how BGP stands',
    needs: [...needs],
    details: [
      note(
        'Waits some minutes for your router. If its side is not set up by then, this says so and the plan ends all the same.',
      ),
    ],
    undo: null,
    iamActions: actions('DescribeVirtualInterfaces'),
    interrupts: null,
    usualSeconds: 120,
    input: { profile, region, virtualInterface },
  };
}
