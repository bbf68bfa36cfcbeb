import { judgeEach } from './judge-each.ts';
import { fact, fail, listed, pass, readOr, unknownSince } from './outcome.ts';
import { prowler } from './references.ts';
import type { Rule } from './rule.ts';

export const pl01OpenEndpointService: Rule = {
  id: 'PL-01',
  title: 'An endpoint service accepts anybody',
  severity: 'high',
  why: 'Endpoints that nobody accepted, or of any account at all, reach what is behind the service.',
  failsWhen: 'the service needs no acceptance, or is open to all principals; critical where both are so.',
  remedy: 'Require acceptance, and list the principals that may connect.',
  references: [prowler('vpc_endpoint_services_allowed_principals_trust_boundaries')],
  judge: (world) =>
    judgeEach(world, {
      kind: 'endpoint-service',
      list: (region) => region.endpointServices,
      judge:
        () =>
        ({ acceptanceRequired, principals }) => {
          const isOpen = readOr(principals).some((principal) => principal === '*' || /:(iam|sts)::\*:/.test(principal));
          const evidence = [
            fact('Acceptance required', acceptanceRequired, 'ec2:DescribeVpcEndpointServiceConfigurations'),
            ...(principals.ok
              ? [fact('Principals', listed(principals.value), 'ec2:DescribeVpcEndpointServicePermissions')]
              : []),
          ];
          if (!acceptanceRequired && isOpen) {
            return fail('Anybody may connect, and nobody is asked', evidence, { severity: 'critical' });
          }
          if (!acceptanceRequired) return fail('Endpoints are accepted without asking', evidence);
          if (isOpen) return fail('Every account may ask to connect', evidence);
          return principals.ok
            ? pass('Endpoints are accepted by hand, from principals that are listed')
            : unknownSince(principals.unread);
        },
    }),
};
