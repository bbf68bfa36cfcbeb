import { overlaps } from '../../../contract/domain/cidr.ts';
import type { ConnectSiteIntent } from '../../../contract/domain/intent.ts';
import type { Link } from '../../../contract/domain/link.ts';
import type { PlanNotice } from '../../../contract/domain/plan.ts';
import { refusedAsns } from '../../../contract/domain/vpn.ts';
import type { ConnectWorld } from './world.ts';

type Found = PlanNotice | undefined | false;

/** Everything that keeps the intent from being applied to this world, but overlaps and the gateway. Subjects are paths of the intent. */
export function findConflicts(intent: ConnectSiteIntent, world: ConnectWorld, own: Link | null): readonly PlanNotice[] {
  const stated = own ? withOwnParts(intent, own) : intent;
  return [
    ...ofAttachment(stated, world),
    ...ofCustomerGateway(stated, world, own),
    ...ofSubnets(intent),
    ...ofInsideCidrs(intent, world, own),
    ...ofReach(intent, world),
    ofName(intent, world, own),
  ].filter((notice): notice is PlanNotice => Boolean(notice));
}

/** What a first run made new is what the same words mean the second time. */
function withOwnParts(intent: ConnectSiteIntent, { attachment, customerGateway }: Link): ConnectSiteIntent {
  return {
    ...intent,
    ...(intent.attachment.kind === 'new' && { attachment: { kind: 'existing', id: attachment.id } }),
    ...(intent.customerGateway.kind === 'new' && { customerGateway: { kind: 'existing', id: customerGateway.id } }),
  };
}

function ofAttachment({ attachment, vpcId }: ConnectSiteIntent, { vpc }: ConnectWorld): readonly Found[] {
  const attached = vpc.vpnGatewayId;
  if (attached !== null && (attachment.kind === 'new' || attachment.id !== attached)) {
    const text = `${vpcId} has the virtual private gateway ${attached} already, and a VPC holds one. Choose ${attached}.`;
    return [{ id: 'vpc-has-gateway', text, subject: 'attachment' }];
  }
  if (attachment.kind === 'new') return [];
  const gateway = vpc.vpnGateways.find(({ id }) => id === attachment.id);
  if (!gateway) {
    const text = `There is no virtual private gateway ${attachment.id} in this region.`;
    return [{ id: 'no-vpn-gateway', text, subject: 'attachment.id' }];
  }
  const elsewhere = gateway.attachments.find((one) => one.vpcId !== vpcId && one.state !== 'detached');
  return [
    gateway.state !== 'available' && {
      id: 'vpn-gateway-state',
      text: `The virtual private gateway ${gateway.id} is ${gateway.state}.`,
      subject: 'attachment.id',
    },
    elsewhere && {
      id: 'vpn-gateway-elsewhere',
      text: `The virtual private gateway ${gateway.id} is attached to ${elsewhere.vpcId}. Choose another, or make a new one.`,
      subject: 'attachment.id',
    },
  ];
}

function ofCustomerGateway(intent: ConnectSiteIntent, { vpc }: ConnectWorld, own: Link | null): readonly Found[] {
  const { customerGateway: wanted, attachment, region, site } = intent;
  if (wanted.kind === 'new') {
    const amazonAsn =
      attachment.kind === 'new'
        ? attachment.amazonSideAsn
        : vpc.vpnGateways.find(({ id }) => id === attachment.id)?.amazonSideAsn;
    return [
      refusedAsns[wanted.bgpAsn] === region && {
        id: 'asn-refused',
        text: `AWS refuses ASN ${wanted.bgpAsn} in ${region}. Take another, such as 65000.`,
        subject: 'customerGateway.bgpAsn',
      },
      wanted.bgpAsn === amazonAsn && {
        id: 'asn-same',
        text: `The customer gateway and the Amazon side both have ASN ${wanted.bgpAsn}. They must differ.`,
        subject: 'customerGateway.bgpAsn',
      },
    ];
  }
  const gateway = vpc.customerGateways.find(({ id }) => id === wanted.id);
  if (!gateway) {
    const text = `There is no customer gateway ${wanted.id} in this region.`;
    return [{ id: 'no-customer-gateway', text, subject: 'customerGateway.id' }];
  }
  return [
    gateway.state !== 'available' && {
      id: 'customer-gateway-state',
      text: `The customer gateway ${gateway.id} is ${gateway.state}.`,
      subject: 'customerGateway.id',
    },
    gateway.address !== site.outsideAddress && {
      id: 'customer-gateway-address',
      text: `The customer gateway ${gateway.id} stands for ${gateway.address ?? 'no address'}, not for ${site.outsideAddress}.`,
      subject: 'customerGateway.id',
    },
    ...samePair(gateway.id, intent, vpc, own),
  ];
}

/** AWS answers a second create between the same two with the first connection: then it is not ours, and undo would destroy it. */
export function samePair(
  customerGatewayId: string,
  { attachment }: ConnectSiteIntent,
  vpc: ConnectWorld['vpc'],
  own: Link | null,
): readonly PlanNotice[] {
  return vpc.vpnConnections
    .filter(({ id, state }) => id !== own?.vpnConnectionId && !['deleted', 'deleting'].includes(state))
    .filter((one) => one.customerGatewayId === customerGatewayId)
    .filter(({ vpnGatewayId }) => attachment.kind === 'existing' && vpnGatewayId === attachment.id)
    .map(({ id, name, linkId }) => ({
      id: `same-pair-${id}`,
      text: `${name ?? id} joins ${customerGatewayId} to this virtual private gateway already${linkId === null ? '' : ` (link ${linkId})`}. AWS allows one VPN connection between two gateways: delete it first, or use another customer gateway.`,
      subject: 'customerGateway',
    }));
}

function ofSubnets({ site }: ConnectSiteIntent): readonly Found[] {
  return site.subnets.flatMap((one, index) =>
    site.subnets.slice(index + 1).map(
      (other): Found =>
        overlaps(one, other) && {
          id: `subnets-${one}-${other}`,
          text: one === other ? `${one} is named twice.` : `${one} and ${other} overlap. Name the wider one only.`,
          subject: 'site.subnets',
        },
    ),
  );
}

function ofInsideCidrs({ tunnels }: ConnectSiteIntent, { vpc }: ConnectWorld, own: Link | null): readonly Found[] {
  const [one, two] = tunnels.insideCidrs;
  const used = vpc.vpnConnections
    .filter(({ id, vpnGatewayId }) => vpnGatewayId === vpc.vpnGatewayId && id !== own?.vpnConnectionId)
    .flatMap(({ id, tunnels: others }) => others.map(({ insideCidr }) => ({ id, insideCidr })));
  return [
    one !== null &&
      one === two && { id: 'inside-same', text: `Both tunnels have ${one} inside.`, subject: 'tunnels.insideCidrs' },
    ...[one, two].map((cidr, index): Found => {
      const user = used.find(({ insideCidr }) => insideCidr === cidr);
      return (
        user && {
          id: `inside-used-${index + 1}`,
          text: `${cidr ?? ''} is used by ${user.id} on the same virtual private gateway. Take another /30.`,
          subject: `tunnels.insideCidrs.${index}`,
        }
      );
    }),
  ];
}

function ofReach({ reach }: ConnectSiteIntent, { vpc }: ConnectWorld): readonly Found[] {
  const twice = reach.routes.filter(
    (one, index) => reach.routes.findIndex((other) => other.routeTableId === one.routeTableId) < index,
  );
  const sameRule = reach.securityRules.filter(
    (one, index) => reach.securityRules.findIndex((other) => JSON.stringify(other) === JSON.stringify(one)) < index,
  );
  return [
    ...reach.routes.map(
      ({ routeTableId }, index): Found =>
        !vpc.routeTables.some(({ id }) => id === routeTableId) && {
          id: `no-route-table-${routeTableId}`,
          text: `There is no route table ${routeTableId} in ${vpc.id}.`,
          subject: `reach.routes.${index}`,
        },
    ),
    ...twice.map(({ routeTableId }) => ({
      id: `route-table-twice-${routeTableId}`,
      text: `The route table ${routeTableId} is named twice. Choose propagation or static routes for it.`,
      subject: 'reach.routes',
    })),
    ...reach.securityRules.map(
      ({ groupId }, index): Found =>
        !vpc.securityGroups.some(({ id }) => id === groupId) && {
          id: `no-security-group-${groupId}-${index}`,
          text: `There is no security group ${groupId} in ${vpc.id}.`,
          subject: `reach.securityRules.${index}`,
        },
    ),
    ...sameRule.map(({ groupId, protocol }) => ({
      id: `rule-twice-${groupId}-${protocol}`,
      text: `The rule for ${protocol} in ${groupId} is named twice.`,
      subject: 'reach.securityRules',
    })),
  ];
}

function ofName({ name }: ConnectSiteIntent, { links }: ConnectWorld, own: Link | null): Found {
  const same = links.find((link) => link.id !== own?.id && link.name === name);
  return (
    same && { id: 'name-taken', text: `There is a link named ${name} already. Take another name.`, subject: 'name' }
  );
}
