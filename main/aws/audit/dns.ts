import { ListHealthChecksCommand, ListHostedZonesCommand } from '@aws-sdk/client-route-53';
import { plainName } from '../../../contract/domain/dns-names.ts';
import type { AwsContext } from '../aws-context.ts';
import { read } from '../call.ts';
import { bareId } from '../hosted-zones.ts';
import { allPages } from '../pages.ts';
import { shownText } from '../shown-text.ts';

/** Without what Route 53 tells of each zone apart. */
export async function readZones(ctx: AwsContext, signal: AbortSignal) {
  const found = await allPages(
    async (Marker) => {
      const page = await read(
        ctx,
        'ListHostedZones',
        signal,
        (options) => ctx.route53.send(new ListHostedZonesCommand({ Marker }), options),
        'route53',
      );
      return { ...page, NextToken: page.IsTruncated === true ? page.NextMarker : undefined };
    },
    (page) => page.HostedZones,
  );
  return found.map((zone) => ({
    id: bareId(zone.Id),
    name: shownText(plainName(zone.Name ?? '')),
    isPrivate: zone.Config?.PrivateZone ?? false,
  }));
}

export async function readHealthChecks(ctx: AwsContext, signal: AbortSignal) {
  const found = await allPages(
    async (Marker) => {
      const page = await read(
        ctx,
        'ListHealthChecks',
        signal,
        (options) => ctx.route53.send(new ListHealthChecksCommand({ Marker }), options),
        'route53',
      );
      return { ...page, NextToken: page.IsTruncated === true ? page.NextMarker : undefined };
    },
    (page) => page.HealthChecks,
  );
  return found.map((check) => ({
    id: check.Id ?? '',
    type: check.HealthCheckConfig?.Type ?? '',
    isDisabled: check.HealthCheckConfig?.Disabled ?? false,
    isInverted: check.HealthCheckConfig?.Inverted ?? false,
  }));
}
