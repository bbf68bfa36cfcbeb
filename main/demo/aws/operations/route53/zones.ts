import {
  AssociateVPCWithHostedZone$,
  CreateHostedZone$,
  DeleteHostedZone$,
  GetHostedZone$,
  type AssociateVPCWithHostedZoneRequest,
  type AssociateVPCWithHostedZoneResponse,
  type CreateHostedZoneRequest,
  type CreateHostedZoneResponse,
  type DeleteHostedZoneRequest,
  type DeleteHostedZoneResponse,
  type GetHostedZoneRequest,
  type GetHostedZoneResponse,
  type HostedZone as ZoneAnswer,
  type VPC,
  type VPCRegion,
} from '@aws-sdk/client-route-53';
import { ApiError } from '../../api-error.ts';
import type { HostedZone } from '../../world/dns.ts';
import { firstRecordSets, nameServersOf } from '../../world/new-zone.ts';
import { operation, type Call, type Operation } from '../operation.ts';
import { startChange } from './changes.ts';
import { findZone, invalidInput, newRoute53Id } from './finding.ts';
import { normalName } from './names.ts';

export const zoneOperations: readonly Operation[] = [
  operation(GetHostedZone$, get),
  operation(CreateHostedZone$, create),
  operation(DeleteHostedZone$, remove),
  operation(AssociateVPCWithHostedZone$, associate),
];

export function zoneAnswer(zone: HostedZone): ZoneAnswer {
  return {
    Id: `/hostedzone/${zone.id}`,
    Name: zone.name,
    CallerReference: zone.callerReference,
    Config: { ...(zone.comment !== null && { Comment: zone.comment }), PrivateZone: zone.isPrivate },
    ResourceRecordSetCount: zone.recordSets.length,
  };
}

function get(input: GetHostedZoneRequest, call: Call): GetHostedZoneResponse {
  const zone = findZone(input.Id, call);
  return {
    HostedZone: zoneAnswer(zone),
    ...(zone.isPrivate
      ? { VPCs: zone.vpcs.map(({ id, region }) => ({ VPCId: id, VPCRegion: region as VPCRegion })) }
      : { DelegationSet: { NameServers: [...zone.nameServers] } }),
  };
}

function create(input: CreateHostedZoneRequest, call: Call): CreateHostedZoneResponse {
  const { zones } = call.world.dns;
  const name = zoneName(input.Name);
  if (zones.some((zone) => zone.callerReference === input.CallerReference)) {
    const text = `A hosted zone has already been created with the specified caller reference.`;
    throw new ApiError('HostedZoneAlreadyExists', text, 409);
  }
  const isPrivate = input.VPC !== undefined;
  const vpcs = input.VPC === undefined ? [] : [checkedVpc(input.VPC, call)];
  for (const vpc of vpcs) refuseSameDomain(name, vpc.id, call);
  const id = newRoute53Id('Z', call);
  const nameServers = nameServersOf(id, isPrivate);
  const zone: HostedZone = {
    id,
    tags: {},
    name,
    callerReference: input.CallerReference ?? '',
    comment: input.HostedZoneConfig?.Comment ?? null,
    isPrivate,
    nameServers,
    vpcs,
    recordSets: firstRecordSets(name, nameServers),
    ...call.birth(),
  };
  zones.push(zone);
  return {
    HostedZone: zoneAnswer(zone),
    ChangeInfo: startChange(undefined, call),
    DelegationSet: isPrivate ? undefined : { NameServers: nameServers },
    ...(input.VPC && { VPC: input.VPC }),
    Location: `https://route53.amazonaws.com/2013-04-01/hostedzone/${id}`,
  };
}

function remove(input: DeleteHostedZoneRequest, call: Call): DeleteHostedZoneResponse {
  const zone = findZone(input.Id, call);
  if (zone.recordSets.some((each) => each.Name !== zone.name || !['NS', 'SOA'].includes(each.Type))) {
    throw new ApiError(
      'HostedZoneNotEmpty',
      'The specified hosted zone contains non-required resource record sets and so cannot be deleted.',
    );
  }
  call.world.dns.zones = call.world.dns.zones.filter((each) => each !== zone);
  return { ChangeInfo: startChange(undefined, call) };
}

function associate(input: AssociateVPCWithHostedZoneRequest, call: Call): AssociateVPCWithHostedZoneResponse {
  const zone = findZone(input.HostedZoneId, call);
  if (!zone.isPrivate) {
    throw new ApiError('PublicZoneVPCAssociation', `You're trying to associate a VPC with a public hosted zone.`);
  }
  const vpc = checkedVpc(input.VPC, call);
  if (!zone.vpcs.some((each) => each.id === vpc.id)) {
    refuseSameDomain(zone.name, vpc.id, call);
    zone.vpcs.push(vpc);
  }
  return { ChangeInfo: startChange(input.Comment, call) };
}

function zoneName(text: string | undefined): string {
  const name = /^[\x21-\x7e]{1,255}$/.test(text ?? '') ? normalName(text ?? '') : '.';
  if (name !== '.' && name.split('.').length > 2) return name;
  throw new ApiError('InvalidDomainName', `${(text ?? '').slice(0, 80)} is not a valid domain name`);
}

function checkedVpc(vpc: VPC | undefined, call: Call): { id: string; region: string } {
  const { VPCId: id, VPCRegion: region } = vpc ?? {};
  if (id === undefined || region === undefined) throw invalidInput('A VPC needs VPCId and VPCRegion.');
  if (call.world.regions[region]?.vpcs.some((each) => each.id === id)) return { id, region };
  throw new ApiError(
    'InvalidVPCId',
    `The VPC ${id.slice(0, 40)} in region ${region} that you provided is not found or not authorized.`,
  );
}

/** One VPC sees one private zone of a name. */
function refuseSameDomain(name: string, vpcId: string, call: Call): void {
  const other = call.world.dns.zones.find((zone) => zone.name === name && zone.vpcs.some((each) => each.id === vpcId));
  if (other === undefined) return;
  throw new ApiError(
    'ConflictingDomainExists',
    `The VPC ${vpcId} in region is already associated with another hosted zone of the domain ${name}: ${other.id}.`,
  );
}
