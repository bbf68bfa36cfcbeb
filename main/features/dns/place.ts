import type { AwsContext } from '../../aws/aws-context.ts';
import { isAwsEndpoint } from '../../aws/endpoints.ts';
import { signingRegion } from '../../aws/services.ts';
import type { DnsServices } from './services.ts';

/** Which account, and where alarms are. Part of every step's input. */
export type DnsPlace = { readonly profile: string; readonly region: string };

export function contextAt({ aws }: Pick<DnsServices, 'aws'>, { profile, region }: DnsPlace): Promise<AwsContext> {
  return aws.context(profile, region);
}

/** Where Route 53 writes its metrics. */
export function metricContext({ aws }: Pick<DnsServices, 'aws'>, { profile, region }: DnsPlace): Promise<AwsContext> {
  return aws.context(profile, signingRegion('route53', region));
}

/** The world's name servers, or the demo's, know what this Route 53 knows; those of another endpoint do not. */
export function isPublished(ctx: AwsContext): boolean {
  return ctx.kind === 'demo' || isAwsEndpoint(ctx.endpoints.route53);
}
