import type { Member } from '../../../../contract/domain/dns-members.ts';
import type { HealthCheckIntent, RecordIntent } from '../../../../contract/domain/dns.ts';
import type { HealthCheckWish } from '../../../aws/health-checks.ts';
import type { Step } from '../../../engine/doer.ts';
import type { AlarmInput } from '../doers/alarm.ts';
import type { CheckHealthyInput } from '../doers/check-healthy.ts';
import type { HealthCheckInput } from '../doers/health-check.ts';
import { call, note } from './step-parts.ts';
import { slugOf } from './record-wishes.ts';

type NewCheck = Extract<HealthCheckIntent, { kind: 'endpoint' | 'tunnel' }>;

export interface CheckSteps {
  readonly steps: readonly Step[];
  /** The step whose record has the id of the check. */
  readonly checkStep: string;
  /** What the records wait for. */
  readonly last: string;
}

/** A new health check, with the alarm that it follows, awaited until it is healthy unless it cannot be now. */
export function checkSteps(
  intent: RecordIntent,
  member: Member & { readonly check: NewCheck },
  { planId, isDown }: { readonly planId: string; readonly isDown: boolean },
): CheckSteps {
  const slug = slugOf(member);
  const { check } = member;
  const alarm = check.kind === 'tunnel' ? alarmStep(intent, check, { slug, planId }) : undefined;
  const created = healthCheckStep(intent, { ...member, check }, { slug, planId, alarm });
  const healthy = isDown ? undefined : healthyStep(intent, check, { slug, needs: [created.id] });
  return {
    steps: [alarm, created, healthy].flatMap((step) => step ?? []),
    checkStep: created.id,
    last: healthy?.id ?? created.id,
  };
}

function alarmStep(
  { profile, name }: RecordIntent,
  { region, vpnConnectionId, outsideAddress }: Extract<NewCheck, { kind: 'tunnel' }>,
  { slug, planId }: { readonly slug: string; readonly planId: string },
): Step {
  const alarmName = `linkspan-tunnel-${outsideAddress ?? vpnConnectionId}-${planId}-${slug}`;
  const input: AlarmInput = { profile, region, alarmName, vpnConnectionId, outsideAddress, about: name };
  return {
    id: `put-alarm-${slug}`,
    kind: 'dns.alarm',
    system: 'aws',
    title: `Put the alarm "${outsideAddress === null ? `no tunnel of ${vpnConnectionId} is up` : `tunnel ${outsideAddress} is down`}"`,
    needs: [],
    details: [
      call('cloudwatch', 'PutMetricAlarm', {
        AlarmName: alarmName,
        Namespace: 'AWS/VPN',
        MetricName: 'TunnelState',
        Dimensions: outsideAddress === null ? `VpnId=${vpnConnectionId}` : `TunnelIpAddress=${outsideAddress}`,
        Statistic: 'Maximum',
        Threshold: 'below 1',
        Period: '300 s, one of one',
        TreatMissingData: 'breaching',
      }),
      note('AWS measures tunnels every five minutes, so that a tunnel that goes down is seen after five to ten.'),
    ],
    undo: 'Delete the alarm, unless another health check follows it by then',
    iamActions: [
      'cloudwatch:DescribeAlarms',
      'cloudwatch:PutMetricAlarm',
      'cloudwatch:TagResource',
      'cloudwatch:DeleteAlarms',
      'route53:ListHealthChecks',
    ],
    interrupts: null,
    usualSeconds: 2,
    input,
  };
}

function healthCheckStep(
  { profile, region, name }: RecordIntent,
  { check }: { readonly check: NewCheck },
  { slug, planId, alarm }: { readonly slug: string; readonly planId: string; readonly alarm: Step | undefined },
): Step {
  const id = `create-check-${slug}`;
  const wish = wishOf(check, alarm?.input as AlarmInput | undefined);
  const callerReference = `linkspan-${planId}-${id}`;
  const input: HealthCheckInput = {
    profile,
    region,
    callerReference,
    name: `${name} ${slug}`,
    vpnConnectionId: check.kind === 'tunnel' ? check.vpnConnectionId : null,
    wish,
  };
  return {
    id,
    kind: 'dns.health-check',
    system: 'aws',
    title: `Create a health check: ${wordsOf(check)}`,
    needs: alarm ? [alarm.id] : [],
    details: [
      call('route53', 'CreateHealthCheck', { CallerReference: callerReference, ...parametersOf(wish) }),
      call('route53', 'ChangeTagsForResource', { Name: input.name, 'linkspan:plan': planId }),
    ],
    undo: 'Delete the health check, unless a record names it by then',
    iamActions: [
      'route53:ListHealthChecks',
      'route53:CreateHealthCheck',
      'route53:ChangeTagsForResource',
      'route53:ListHostedZones',
      'route53:ListResourceRecordSets',
      'route53:DeleteHealthCheck',
    ],
    interrupts: null,
    usualSeconds: 3,
    input,
  };
}

function healthyStep(
  { profile, region }: RecordIntent,
  check: NewCheck,
  { slug, needs }: { readonly slug: string; readonly needs: string[] },
): Step {
  const minutes = check.kind === 'tunnel' ? 20 : 10;
  const input: CheckHealthyInput = { profile, region, check: { from: `create-check-${slug}` }, minutes };
  return {
    id: `see-check-${slug}`,
    kind: 'dns.check-healthy',
    system: 'check',
    title: 'Wait until Route 53 calls the health check healthy',
    needs,
    details: [note(`A record that names a check without a result could answer wrong. Waits up to ${minutes} minutes.`)],
    undo: null,
    iamActions: [
      'route53:GetHealthCheck',
      'route53:GetHealthCheckStatus',
      'cloudwatch:GetMetricData',
      ...(check.kind === 'tunnel' ? ['cloudwatch:DescribeAlarms'] : []),
    ],
    interrupts: null,
    usualSeconds: check.kind === 'tunnel' ? 420 : 60,
    input,
  };
}

function wordsOf(check: NewCheck): string {
  if (check.kind === 'tunnel') {
    return check.outsideAddress === null
      ? `a tunnel of ${check.vpnConnectionId} is up`
      : `tunnel ${check.outsideAddress} of ${check.vpnConnectionId} is up`;
  }
  return `${check.protocol.toUpperCase()} ${check.host} port ${check.port}${check.path ?? ''}`;
}

function parametersOf(wish: HealthCheckWish): Record<string, string> {
  if (wish.kind === 'alarm') {
    return {
      Type: 'CLOUDWATCH_METRIC',
      AlarmIdentifier: `${wish.name} in ${wish.region}`,
      InsufficientDataHealthStatus: 'Unhealthy',
    };
  }
  return {
    Type: wish.protocol.toUpperCase(),
    Host: wish.host,
    Port: String(wish.port),
    ...(wish.path !== null && { ResourcePath: wish.path }),
    RequestInterval: String(wish.intervalSeconds),
    FailureThreshold: String(wish.failureThreshold),
  };
}

function wishOf(check: NewCheck, alarm: AlarmInput | undefined): HealthCheckWish {
  if (check.kind === 'endpoint') return check;
  return { kind: 'alarm', region: check.region, name: alarm?.alarmName ?? '' };
}
