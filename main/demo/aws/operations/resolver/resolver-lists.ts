import { untypedOperation, type Call, type Operation } from '../operation.ts';
import type { ResolverRegion } from '../../world/world.ts';

/** What there is of Route 53 Resolver, read only: its client has no schemas, and its things are kept as they are answered. */
export const resolverOperations: readonly Operation[] = [
  list('ListResolverEndpoints', 'ResolverEndpoints', 'endpoints'),
  list('ListResolverRules', 'ResolverRules', 'rules'),
  list('ListResolverRuleAssociations', 'ResolverRuleAssociations', 'ruleAssociations'),
  list('ListResolverQueryLogConfigs', 'ResolverQueryLogConfigs', 'queryLogConfigs'),
  list('ListResolverQueryLogConfigAssociations', 'ResolverQueryLogConfigAssociations', 'queryLogConfigAssociations'),
];

function list(action: string, member: string, key: Exclude<keyof ResolverRegion, 'endpointAddresses'>): Operation {
  return untypedOperation(action, (input, call: Call) => {
    const size = typeof input['MaxResults'] === 'number' ? input['MaxResults'] : 100;
    const token = input['NextToken'];
    const from = typeof token === 'string' && /^\d{1,6}$/.test(token) ? Number(token) : 0;
    const things = call.region.resolver[key];
    return {
      [member]: things.slice(from, from + size),
      MaxResults: size,
      ...(from + size < things.length && { NextToken: String(from + size) }),
    };
  });
}
