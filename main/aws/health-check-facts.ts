import type { HealthCheck as CheckAnswer, HealthCheckConfig } from '@aws-sdk/client-route-53';
import type { HealthCheck } from '../../contract/domain/dns.ts';
import { shownText } from './shown-text.ts';

/** A health check without its state, which is asked for separately. */
export interface HealthCheckFacts extends Pick<
  HealthCheck,
  'id' | 'kind' | 'what' | 'isInverted' | 'isDisabled' | 'version'
> {
  readonly callerReference: string;
  /** Of a check that follows a metric. */
  readonly alarm: { readonly region: string; readonly name: string } | null;
  /** What a tunnel's metric is about: one of the two. */
  readonly watches: { readonly vpnConnectionId: string | null; readonly outsideAddress: string | null } | null;
  /** Of a calculated one. */
  readonly children: readonly string[];
}

export function healthCheckFacts(check: CheckAnswer): HealthCheckFacts {
  const config: Partial<HealthCheckConfig> = check.HealthCheckConfig ?? {};
  const kind = kindOf(check);
  const { AlarmIdentifier: alarm } = config;
  return {
    id: check.Id ?? '',
    callerReference: check.CallerReference ?? '',
    version: check.HealthCheckVersion ?? 0,
    kind,
    what: shownText(whatOf(check, kind)),
    isInverted: config.Inverted ?? false,
    isDisabled: config.Disabled ?? false,
    alarm: alarm ? { region: alarm.Region ?? '', name: alarm.Name ?? '' } : null,
    watches: kind === 'tunnel' ? watchedBy(check) : null,
    children: config.ChildHealthChecks ?? [],
  };
}

function kindOf({ HealthCheckConfig: config, CloudWatchAlarmConfiguration: metric }: CheckAnswer): HealthCheck['kind'] {
  if (config?.Type === 'CLOUDWATCH_METRIC') {
    return metric?.Namespace === 'AWS/VPN' && metric.MetricName === 'TunnelState' ? 'tunnel' : 'alarm';
  }
  return kinds[config?.Type ?? ''] ?? 'other';
}

const kinds: Readonly<Record<string, HealthCheck['kind']>> = {
  HTTP: 'http',
  HTTP_STR_MATCH: 'http',
  HTTPS: 'https',
  HTTPS_STR_MATCH: 'https',
  TCP: 'tcp',
  CALCULATED: 'calculated',
};

function watchedBy({ CloudWatchAlarmConfiguration: metric }: CheckAnswer) {
  const value = (name: string) => metric?.Dimensions?.find(({ Name }) => Name === name)?.Value ?? null;
  return { vpnConnectionId: value('VpnId'), outsideAddress: value('TunnelIpAddress') };
}

function whatOf(check: CheckAnswer, kind: HealthCheck['kind']): string {
  const config: Partial<HealthCheckConfig> = check.HealthCheckConfig ?? {};
  const host = config.FullyQualifiedDomainName ?? config.IPAddress ?? '';
  const at = `${host.includes(':') ? `[${host}]` : host}:${config.Port ?? ''}`;
  const pace = `every ${config.RequestInterval ?? 30} s, ${config.FailureThreshold ?? 3} failures`;
  switch (kind) {
    case 'http':
    case 'https':
      return `${kind}://${at}${config.ResourcePath ?? '/'} ${pace}`;
    case 'tcp':
      return `TCP ${at} ${pace}`;
    case 'tunnel': {
      const { vpnConnectionId, outsideAddress } = watchedBy(check);
      return outsideAddress === null ? `a tunnel of ${vpnConnectionId ?? ''} is up` : `tunnel ${outsideAddress} is up`;
    }
    case 'alarm':
      return `CloudWatch alarm ${config.AlarmIdentifier?.Name ?? ''} in ${config.AlarmIdentifier?.Region ?? ''}`;
    case 'calculated':
      return `at least ${config.HealthThreshold ?? 0} of ${config.ChildHealthChecks?.length ?? 0} health checks are healthy`;
    case 'other':
      return config.Type ?? 'unknown';
  }
}
