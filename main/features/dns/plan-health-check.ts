import type { NewPlan } from '../../engine/new-plan.ts';
import type { HealthCheckFacts } from '../../aws/health-check-facts.ts';
import type { DeleteHealthCheckInput } from './doers/delete-health-check.ts';
import type { SetHealthCheckInput } from './doers/set-health-check.ts';
import { call, note } from './plan/step-parts.ts';
import type { DnsPlace } from './place.ts';
import { type CheckUser, usersText } from './users-of-checks.ts';

export interface HealthCheckWorld {
  readonly check: HealthCheckFacts;
  readonly name: string | null;
  readonly users: readonly CheckUser[];
  /** The calculated check that counts it. */
  readonly parent: string | null;
  /** A drill that runs with it. */
  readonly drill: string | null;
}

/** Deletes a health check that nothing uses, with the alarm that a plan of ours made for it. Pure. */
export function planDeleteHealthCheck(place: DnsPlace, world: HealthCheckWorld): NewPlan {
  const { check, users, parent, drill } = world;
  const { id, alarm } = check;
  const ownAlarm = alarm?.name.startsWith('linkspan-') === true ? alarm : null;
  const input: DeleteHealthCheckInput = { ...place, id, alarm: ownAlarm };
  const conflicts = [
    ...(users.length > 0 ? [`${usersText(users)} names it: a record without its check would answer wrong.`] : []),
    ...(parent === null ? [] : [`The calculated health check ${parent} counts it.`]),
    ...(drill === null ? [] : ['A drill runs with it.']),
  ];
  return {
    ...planOf(place, 'dns-delete-health-check', `Delete the health check ${titleOf(world)}`),
    steps: [
      {
        id: 'delete-health-check',
        kind: 'dns.delete-health-check',
        system: 'aws',
        title: `Delete health check ${id}`,
        needs: [],
        details: [
          call('route53', 'DeleteHealthCheck', { HealthCheckId: id }),
          ...(ownAlarm ? [call('cloudwatch', 'DeleteAlarms', { AlarmNames: ownAlarm.name })] : []),
          note('Cannot be taken back: a new health check has another id. Looks once more that no record names it.'),
        ],
        undo: null,
        iamActions: [
          'route53:GetHealthCheck',
          'route53:ListHealthChecks',
          'route53:ListHostedZones',
          'route53:ListResourceRecordSets',
          'route53:DeleteHealthCheck',
          ...(ownAlarm ? ['cloudwatch:DeleteAlarms'] : []),
        ],
        interrupts: null,
        usualSeconds: 5,
        input,
      },
    ],
    conflicts: conflicts.map((text, index) => ({ id: `in-use-${index}`, text, subject: id })),
  };
}

/** Neither inverted nor disabled. Pure. */
export function planRestoreHealthCheck(place: DnsPlace, world: HealthCheckWorld): NewPlan {
  const { check, users, drill } = world;
  const { id, isInverted, isDisabled } = check;
  const input: SetHealthCheckInput = {
    ...place,
    id,
    from: { isInverted, isDisabled },
    to: { isInverted: false, isDisabled: false },
  };
  const isAtWork = !isInverted && !isDisabled;
  return {
    ...planOf(place, 'dns-restore-health-check', `Put the health check ${titleOf(world)} back to work`),
    steps: isAtWork
      ? []
      : [
          {
            id: 'restore-health-check',
            kind: 'dns.set-health-check',
            system: 'aws',
            title: `Put health check ${id} back to work`,
            needs: [],
            details: [
              call('route53', 'UpdateHealthCheck', { HealthCheckId: id, Inverted: 'false', Disabled: 'false' }),
            ],
            undo: `Make the health check ${stateWords(input.from)} again, unless somebody changed it since`,
            iamActions: ['route53:GetHealthCheck', 'route53:UpdateHealthCheck'],
            interrupts: users.length === 0 ? null : `What ${usersText(users)} answers may change.`,
            usualSeconds: 3,
            input,
          },
        ],
    conflicts:
      drill === null ? [] : [{ id: 'drill', text: 'A drill runs with it, and puts it back itself.', subject: id }],
  };
}

function stateWords({ isInverted, isDisabled }: SetHealthCheckInput['from']): string {
  return [isInverted ? 'inverted' : '', isDisabled ? 'disabled' : ''].filter((word) => word !== '').join(' and ');
}

function titleOf({ check, name }: HealthCheckWorld): string {
  return name === null ? check.what : `"${name}" (${check.what})`;
}

function planOf({ profile, region }: DnsPlace, kind: string, title: string) {
  return { kind, title, profile, region, gatewayId: null, linkId: null, undoes: null, warnings: [], cost: null };
}
