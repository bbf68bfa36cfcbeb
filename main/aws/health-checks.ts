import {
  ChangeTagsForResourceCommand,
  CreateHealthCheckCommand,
  DeleteHealthCheckCommand,
  GetHealthCheckCommand,
  GetHealthCheckStatusCommand,
  type HealthCheckConfig,
  ListHealthChecksCommand,
  ListTagsForResourcesCommand,
  UpdateHealthCheckCommand,
} from '@aws-sdk/client-route-53';
import type { HealthCheck } from '../../contract/domain/dns.ts';
import type { AwsContext } from './aws-context.ts';
import { change, read, unlessGone } from './call.ts';
import { type HealthCheckFacts, healthCheckFacts } from './health-check-facts.ts';
import { allPages } from './pages.ts';
import { shownText } from './shown-text.ts';
import { readTags, type Tags } from './tags.ts';

export async function listHealthChecks(ctx: AwsContext, signal: AbortSignal): Promise<HealthCheckFacts[]> {
  const all = await allPages(
    async (Marker) => {
      const page = await read(
        ctx,
        'ListHealthChecks',
        signal,
        (options) => ctx.route53.send(new ListHealthChecksCommand({ Marker }), options),
        'route53',
      );
      return { ...page, NextToken: page.IsTruncated ? page.NextMarker : undefined };
    },
    (page) => page.HealthChecks,
  );
  return all.map(healthCheckFacts);
}

/** One that is gone is a `not-found`. */
export async function readHealthCheck(ctx: AwsContext, id: string, signal: AbortSignal): Promise<HealthCheckFacts> {
  const answer = await read(
    ctx,
    'GetHealthCheck',
    signal,
    (options) => ctx.route53.send(new GetHealthCheckCommand({ HealthCheckId: id }), options),
    'route53',
  );
  return healthCheckFacts(answer.HealthCheck ?? ({} as NonNullable<typeof answer.HealthCheck>));
}

export type HealthCheckWish =
  | {
      readonly kind: 'endpoint';
      readonly protocol: 'http' | 'https' | 'tcp';
      readonly host: string;
      readonly port: number;
      readonly path: string | null;
      readonly intervalSeconds: 10 | 30;
      readonly failureThreshold: number;
    }
  | { readonly kind: 'alarm'; readonly region: string; readonly name: string };

/** The same reference and wish answer the check that there is: doing it twice is doing it once. */
export async function createHealthCheck(
  ctx: AwsContext,
  { callerReference, wish }: { readonly callerReference: string; readonly wish: HealthCheckWish },
  signal: AbortSignal,
): Promise<HealthCheckFacts> {
  const input = { CallerReference: callerReference, HealthCheckConfig: configOf(wish) };
  const answer = await change(
    ctx,
    'CreateHealthCheck',
    signal,
    (options) => ctx.route53.send(new CreateHealthCheckCommand(input), options),
    { service: 'route53', repeatable: true },
  );
  return healthCheckFacts(answer.HealthCheck ?? ({} as NonNullable<typeof answer.HealthCheck>));
}

/** Changes what is named. Refused with `conflict` when somebody changed the check since that version. */
export async function updateHealthCheck(
  ctx: AwsContext,
  wish: { readonly id: string; readonly version: number; readonly isInverted?: boolean; readonly isDisabled?: boolean },
  signal: AbortSignal,
): Promise<HealthCheckFacts> {
  const input = {
    HealthCheckId: wish.id,
    HealthCheckVersion: wish.version,
    ...(wish.isInverted !== undefined && { Inverted: wish.isInverted }),
    ...(wish.isDisabled !== undefined && { Disabled: wish.isDisabled }),
  };
  const answer = await change(
    ctx,
    'UpdateHealthCheck',
    signal,
    (options) => ctx.route53.send(new UpdateHealthCheckCommand(input), options),
    { service: 'route53' },
  );
  return healthCheckFacts(answer.HealthCheck ?? ({} as NonNullable<typeof answer.HealthCheck>));
}

/** One that is gone is success. Route 53 does not ask whether a record names it: look before. */
export async function deleteHealthCheck(ctx: AwsContext, id: string, signal: AbortSignal): Promise<void> {
  await unlessGone(
    change(
      ctx,
      'DeleteHealthCheck',
      signal,
      (options) => ctx.route53.send(new DeleteHealthCheckCommand({ HealthCheckId: id }), options),
      { service: 'route53', repeatable: true },
    ),
  );
}

export async function tagHealthCheck(ctx: AwsContext, id: string, tags: Tags, signal: AbortSignal): Promise<void> {
  const AddTags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  const input = { ResourceType: 'healthcheck' as const, ResourceId: id, AddTags };
  await change(
    ctx,
    'ChangeTagsForResource',
    signal,
    (options) => ctx.route53.send(new ChangeTagsForResourceCommand(input), options),
    { service: 'route53', repeatable: true },
  );
}

/** By health check. */
export async function healthCheckTags(
  ctx: AwsContext,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Tags>> {
  const found = new Map<string, Tags>();
  // Ten at once is Route 53's limit.
  for (let start = 0; start < ids.length; start += 10) {
    const input = { ResourceType: 'healthcheck' as const, ResourceIds: ids.slice(start, start + 10) };
    const answer = await read(
      ctx,
      'ListTagsForResources',
      signal,
      (options) => ctx.route53.send(new ListTagsForResourcesCommand(input), options),
      'route53',
    );
    for (const { ResourceId = '', Tags } of answer.ResourceTagSets ?? []) found.set(ResourceId, readTags(Tags));
  }
  return found;
}

/** What each checker saw, before inverting; empty for checks that follow a metric or count others. */
export async function healthObservations(
  ctx: AwsContext,
  id: string,
  signal: AbortSignal,
): Promise<HealthCheck['observations']> {
  const answer = await read(
    ctx,
    'GetHealthCheckStatus',
    signal,
    (options) => ctx.route53.send(new GetHealthCheckStatusCommand({ HealthCheckId: id }), options),
    'route53',
  );
  return (answer.HealthCheckObservations ?? []).slice(0, 100).map(({ Region, StatusReport }) => ({
    region: Region ?? '',
    isHealthy: /^success/i.test(StatusReport?.Status ?? ''),
    said: shownText(StatusReport?.Status ?? ''),
  }));
}

function configOf(wish: HealthCheckWish): HealthCheckConfig {
  if (wish.kind === 'alarm') {
    return {
      Type: 'CLOUDWATCH_METRIC',
      AlarmIdentifier: { Region: wish.region as never, Name: wish.name },
      // No data is no tunnel: docs/decisions/0010-no-data-is-down.md
      InsufficientDataHealthStatus: 'Unhealthy',
    };
  }
  const { protocol, host, port, path } = wish;
  const isAddress = /^[\d.]+$/.test(host) || host.includes(':');
  return {
    Type: ({ http: 'HTTP', https: 'HTTPS', tcp: 'TCP' } as const)[protocol],
    ...(isAddress ? { IPAddress: host } : { FullyQualifiedDomainName: host }),
    Port: port,
    ...(path !== null && { ResourcePath: path }),
    RequestInterval: wish.intervalSeconds,
    FailureThreshold: wish.failureThreshold,
    ...(protocol === 'https' && { EnableSNI: true }),
  };
}
