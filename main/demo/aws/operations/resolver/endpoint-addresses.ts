import { ApiError } from '../../api-error.ts';
import { untypedOperation, type Call, type Operation } from '../operation.ts';

export const endpointAddressOperations: readonly Operation[] = [
  untypedOperation('ListResolverEndpointIpAddresses', (input, call: Call) => {
    const wanted = input['ResolverEndpointId'];
    const id = typeof wanted === 'string' ? wanted : '';
    const addresses = call.region.resolver.endpointAddresses[id];
    if (addresses === undefined) {
      throw new ApiError('ResourceNotFoundException', `Resolver endpoint with ID '${id.slice(0, 80)}' does not exist.`);
    }
    return { IpAddresses: addresses, MaxResults: 100 };
  }),
];
