import {
  AssociateRouteTable$,
  CreateRouteTable$,
  DeleteRouteTable$,
  DescribeRouteTables$,
  type AssociateRouteTableRequest,
  type AssociateRouteTableResult,
  type CreateRouteTableRequest,
  type CreateRouteTableResult,
  type DeleteRouteTableRequest,
  type DescribeRouteTablesRequest,
  type DescribeRouteTablesResult,
  type RouteTable as RouteTableAnswer,
} from '@aws-sdk/client-ec2';
import { ApiError } from '../api-error.ts';
import type { RouteTable } from '../world/world.ts';
import { filtered, type FilterFields } from './filters.ts';
import { find, findAll, kinds } from './finding.ts';
import { operation, type Call, type Operation } from './operation.ts';
import { page } from './pages.ts';
import { routesOf } from './routes.ts';
import { tagList, tagsAtBirth } from './tagging.ts';

export const routeTableOperations: readonly Operation[] = [
  operation(DescribeRouteTables$, describe),
  operation(CreateRouteTable$, create),
  operation(DeleteRouteTable$, remove),
  operation(AssociateRouteTable$, associate),
];

const isMain = (table: RouteTable): boolean => table.associations.some((each) => each.subnetId === null);

const fields: FilterFields<RouteTable> = {
  'route-table-id': (table) => [table.id],
  'vpc-id': (table) => [table.vpcId],
  'association.main': (table) => [String(isMain(table))],
  'association.subnet-id': (table) => table.associations.flatMap((each) => each.subnetId ?? []),
  'association.route-table-association-id': (table) => table.associations.map((each) => each.id),
  'route.destination-cidr-block': (table) => table.routes.map((route) => route.cidr),
  'route.gateway-id': (table) => ['local', ...table.routes.map((route) => route.target)],
};

function describe(input: DescribeRouteTablesRequest, call: Call): DescribeRouteTablesResult {
  const found = findAll(call.region.routeTables, input.RouteTableIds, kinds.routeTable, call);
  const { items, ...token } = page(filtered(found, input.Filters, fields), input);
  return { RouteTables: items.map((table) => answer(table, call)), ...token };
}

function create(input: CreateRouteTableRequest, call: Call): CreateRouteTableResult {
  const vpc = find(call.region.vpcs, input.VpcId, kinds.vpc, call);
  const table: RouteTable = {
    id: call.newId('rtb'),
    tags: tagsAtBirth(input.TagSpecifications, 'route-table'),
    vpcId: vpc.id,
    associations: [],
    routes: [],
    propagatingVgwIds: [],
    ...call.birth(),
  };
  call.region.routeTables.push(table);
  return { RouteTable: answer(table, call) };
}

function remove(input: DeleteRouteTableRequest, call: Call): object {
  const table = find(call.region.routeTables, input.RouteTableId, kinds.routeTable, call);
  if (table.associations.length > 0) {
    throw new ApiError('DependencyViolation', `The routeTable '${table.id}' has dependencies and cannot be deleted.`);
  }
  call.region.routeTables = call.region.routeTables.filter((each) => each !== table);
  return {};
}

function associate(input: AssociateRouteTableRequest, call: Call): AssociateRouteTableResult {
  const table = find(call.region.routeTables, input.RouteTableId, kinds.routeTable, call);
  const subnet = find(call.region.subnets, input.SubnetId, kinds.subnet, call);
  if (call.region.routeTables.some((each) => each.associations.some((one) => one.subnetId === subnet.id))) {
    throw new ApiError(
      'Resource.AlreadyAssociated',
      `the specified association for subnet ${subnet.id} already exists`,
    );
  }
  const association = { id: call.newId('rtbassoc'), subnetId: subnet.id };
  table.associations.push(association);
  return { AssociationId: association.id, AssociationState: { State: 'associated' } };
}

function answer(table: RouteTable, call: Call): RouteTableAnswer {
  return {
    RouteTableId: table.id,
    VpcId: table.vpcId,
    OwnerId: call.world.accountId,
    Associations: table.associations.map((each) => ({
      RouteTableAssociationId: each.id,
      RouteTableId: table.id,
      Main: each.subnetId === null,
      ...(each.subnetId !== null && { SubnetId: each.subnetId }),
      AssociationState: { State: 'associated' },
    })),
    PropagatingVgws: table.propagatingVgwIds.map((GatewayId) => ({ GatewayId })),
    Routes: routesOf(table, call),
    Tags: tagList(table.tags),
  };
}
