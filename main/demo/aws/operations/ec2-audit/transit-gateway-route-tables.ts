import {
  DescribeTransitGatewayRouteTables$,
  GetTransitGatewayRouteTableAssociations$,
  GetTransitGatewayRouteTablePropagations$,
  SearchTransitGatewayRoutes$,
  type DescribeTransitGatewayRouteTablesRequest,
  type DescribeTransitGatewayRouteTablesResult,
  type GetTransitGatewayRouteTableAssociationsRequest,
  type GetTransitGatewayRouteTableAssociationsResult,
  type GetTransitGatewayRouteTablePropagationsRequest,
  type GetTransitGatewayRouteTablePropagationsResult,
  type SearchTransitGatewayRoutesRequest,
  type SearchTransitGatewayRoutesResult,
  type TransitGatewayRoute,
  type TransitGatewayRouteTable,
} from '@aws-sdk/client-ec2';
import { missingParameter } from '../../api-error.ts';
import type { Thing } from '../../world/world.ts';
import type { ListedTgwRouteTable } from '../../world/listed-things.ts';
import { filtered, type FilterFields } from '../filters.ts';
import { find, kinds } from '../finding.ts';
import { operation, type Call, type Operation } from '../operation.ts';
import { page } from '../pages.ts';
import { listed, some, type ListedKind } from './listed.ts';

export const transitGatewayRouteTableOperations: readonly Operation[] = [
  operation(DescribeTransitGatewayRouteTables$, describe),
  operation(GetTransitGatewayRouteTableAssociations$, associations),
  operation(GetTransitGatewayRouteTablePropagations$, propagations),
  operation(SearchTransitGatewayRoutes$, searchRoutes),
];

const tableKind: ListedKind<TransitGatewayRouteTable, ListedTgwRouteTable> = {
  kind: kinds.tgwRouteTable,
  id: 'TransitGatewayRouteTableId',
  fields: {
    'transit-gateway-route-table-id': (each) => [each.id],
    'transit-gateway-id': (each) => some(each.answer.TransitGatewayId),
    'default-association-route-table': (each) => some(each.answer.DefaultAssociationRouteTable),
    state: (each) => some(each.answer.State),
  },
};

type RouteThing = Thing & { readonly route: TransitGatewayRoute };

const routeFields: FilterFields<RouteThing> = {
  type: ({ route }) => some(route.Type),
  state: ({ route }) => some(route.State),
  'route-search.exact-match': ({ route }) => some(route.DestinationCidrBlock),
};

function describe(
  input: DescribeTransitGatewayRouteTablesRequest,
  call: Call,
): DescribeTransitGatewayRouteTablesResult {
  const question = { ...input, ids: input.TransitGatewayRouteTableIds, filters: input.Filters };
  const { items, ...token } = listed(call.region.tgwRouteTables, tableKind, question, call);
  return { TransitGatewayRouteTables: items, ...token };
}

function associations(
  input: GetTransitGatewayRouteTableAssociationsRequest,
  call: Call,
): GetTransitGatewayRouteTableAssociationsResult {
  const table = tableOf(input.TransitGatewayRouteTableId, call);
  const attached = call.region.tgwAttachments.filter((each) => table.associatedIds.includes(each.id));
  const { items, ...token } = page(attached, input);
  return {
    Associations: items.map(({ id, answer }) => ({
      TransitGatewayAttachmentId: id,
      ResourceId: answer.ResourceId,
      ResourceType: answer.ResourceType,
      State: 'associated',
    })),
    ...token,
  };
}

function propagations(
  input: GetTransitGatewayRouteTablePropagationsRequest,
  call: Call,
): GetTransitGatewayRouteTablePropagationsResult {
  const { items, ...token } = page(tableOf(input.TransitGatewayRouteTableId, call).propagations, input);
  return { TransitGatewayRouteTablePropagations: items, ...token };
}

/** At most so many in an answer; it says that there are more, and how to ask for them is the caller's matter. */
const MOST = 1_000;

function searchRoutes(input: SearchTransitGatewayRoutesRequest, call: Call): SearchTransitGatewayRoutesResult {
  const table = tableOf(input.TransitGatewayRouteTableId, call);
  if (input.Filters === undefined || input.Filters.length === 0) throw missingParameter('filters');
  const things = table.routes.map((route) => ({ id: route.DestinationCidrBlock ?? '', tags: {}, route }));
  const found = filtered(things, input.Filters, routeFields).map(({ route }) => route);
  const most = input.MaxResults ?? MOST;
  return { Routes: found.slice(0, most), AdditionalRoutesAvailable: found.length > most };
}

function tableOf(id: string | undefined, call: Call): ListedTgwRouteTable {
  return find(call.region.tgwRouteTables, id, kinds.tgwRouteTable, call);
}
