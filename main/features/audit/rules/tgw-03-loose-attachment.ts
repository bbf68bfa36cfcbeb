import type { TransitAttachmentItem } from '../inventory/transit.ts';
import type { AuditWorld } from './audit-world.ts';
import { byId } from './group-by.ts';
import { judgeEach } from './judge-each.ts';
import { fact, fail, firstUnread, listed, notApplicable, pass, readOr, unknown, unknownSince } from './outcome.ts';
import { wellArchitected } from './references.ts';
import type { Place } from './resources.ts';
import type { Outcome, Rule } from './rule.ts';

export const tgw03LooseAttachment: Rule = {
  id: 'TGW-03',
  title: 'An attachment is in no route table, or in one zone only',
  severity: 'medium',
  why: 'Without a route table nothing from the attachment is routed. With one zone the others of the VPC cannot use it when it fails.',
  failsWhen: 'an attachment is in no route table, or a VPC in several zones is attached in one.',
  remedy: 'Associate it with a route table of the transit gateway, and add a subnet in each zone that the VPC uses.',
  references: [wellArchitected('REL02-BP01'), wellArchitected('REL10')],
  judge: (world) =>
    judgeEach(world, {
      kind: 'transit-gateway-attachment',
      list: (region) => region.transitAttachments,
      judge: (place) => {
        const gateways = byId(readOr(place.region.transitGateways));
        return (attachment) => {
          if (attachment.state !== 'available') return notApplicable(`The attachment is ${attachment.state}`);
          const owner = gateways.get(attachment.transitGatewayId)?.ownerAccount;
          if (attachment.association === null && owner === place.account.account) {
            const source = 'ec2:DescribeTransitGatewayAttachments Association';
            return fail('The attachment is in no route table', [fact('Association', null, source)]);
          }
          return attachment.resourceType === 'vpc'
            ? judgeZones(world, place, attachment, owner)
            : judgeAssociation(place, attachment, owner);
        };
      },
    }),
};

/** Only the owner of the transit gateway sees what an attachment is associated with. */
function judgeAssociation(
  { region }: Place,
  { association }: TransitAttachmentItem,
  owner: string | undefined,
): Outcome {
  if (association) return pass('The attachment is in a route table');
  const unread = firstUnread([region.transitGateways]);
  if (unread) return unknownSince(unread);
  return notApplicable(`The transit gateway belongs to ${owner ? `account ${owner}` : 'another account'}`);
}

function judgeZones(
  { subnets, subnetsByVpc }: AuditWorld,
  place: Place,
  attachment: TransitAttachmentItem,
  owner: string | undefined,
): Outcome {
  const zonesOfVpc = new Set((subnetsByVpc.get(attachment.resourceId) ?? []).map(({ zone }) => zone));
  const attached = attachment.subnetIds?.map((id) => subnets.get(id)?.zone);
  if (attached === undefined || attached.length === 0 || attached.includes(undefined) || zonesOfVpc.size === 0) {
    const unread = firstUnread([place.region.subnets]);
    return unread ? unknownSince(unread) : unknown('The subnets of the attached VPC were not looked at');
  }
  const zones = new Set(attached);
  if (zones.size === 1 && zonesOfVpc.size > 1) {
    return fail('The VPC uses several zones, its attachment one', [
      fact(
        'Zones of the attachment',
        listed([...zones].map(String)),
        'ec2:DescribeTransitGatewayVpcAttachments SubnetIds',
      ),
      fact('Zones of the VPC', listed([...zonesOfVpc]), 'ec2:DescribeSubnets AvailabilityZone'),
    ]);
  }
  const association = judgeAssociation(place, attachment, owner);
  return association.verdict === 'unknown' ? association : pass('The attachment covers several zones or all there are');
}
