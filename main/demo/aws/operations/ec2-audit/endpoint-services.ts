import {
  DescribeVpcEndpointServiceConfigurations$,
  DescribeVpcEndpointServicePermissions$,
  type DescribeVpcEndpointServiceConfigurationsRequest,
  type DescribeVpcEndpointServiceConfigurationsResult,
  type DescribeVpcEndpointServicePermissionsRequest,
  type DescribeVpcEndpointServicePermissionsResult,
  type ServiceConfiguration,
} from '@aws-sdk/client-ec2';
import type { ListedEndpointService } from '../../world/listed-things.ts';
import { find, kinds } from '../finding.ts';
import { operation, type Call, type Operation } from '../operation.ts';
import { page } from '../pages.ts';
import { listed, some, type ListedKind } from './listed.ts';

export const endpointServiceOperations: readonly Operation[] = [
  operation(DescribeVpcEndpointServiceConfigurations$, describe),
  operation(DescribeVpcEndpointServicePermissions$, permissions),
];

const serviceKind: ListedKind<ServiceConfiguration, ListedEndpointService> = {
  kind: kinds.endpointService,
  id: 'ServiceId',
  fields: {
    'service-id': (each) => [each.id],
    'service-name': (each) => some(each.answer.ServiceName),
    'service-state': (each) => some(each.answer.ServiceState),
  },
};

function describe(
  input: DescribeVpcEndpointServiceConfigurationsRequest,
  call: Call,
): DescribeVpcEndpointServiceConfigurationsResult {
  const question = { ...input, ids: input.ServiceIds, filters: input.Filters };
  const { items, ...token } = listed(call.region.endpointServices, serviceKind, question, call);
  return { ServiceConfigurations: items, ...token };
}

function permissions(
  input: DescribeVpcEndpointServicePermissionsRequest,
  call: Call,
): DescribeVpcEndpointServicePermissionsResult {
  const service = find(call.region.endpointServices, input.ServiceId, kinds.endpointService, call);
  const { items, ...token } = page(service.principals, input);
  return { AllowedPrincipals: items, ...token };
}
