import type { World } from '../../main/demo/aws/world/world.ts';

/** Everything of DNS that there is, without what differs from run to run: twice the same thing shows as two. */
export function listDns(world: World) {
  const checks = new Map(
    world.dns.healthChecks.map((check) => [check.id, nameOf(check.config.Type, check.tags['Name'])]),
  );
  return {
    zones: world.dns.zones.map(({ name, recordSets }) => ({
      name,
      recordSets: recordSets
        .map((each) => ({
          ...each,
          ...(each.HealthCheckId && { HealthCheckId: checks.get(each.HealthCheckId) ?? 'gone' }),
        }))
        .map((each) => JSON.stringify(each))
        .toSorted(),
    })),
    healthChecks: world.dns.healthChecks
      .map(({ config, tags }) => `${nameOf(config.Type, tags['Name'])} ${config.Inverted} ${config.Disabled}`)
      .toSorted(),
    alarms: Object.values(world.regions)
      .flatMap(({ alarms }) => alarms.map(({ name }) => name.replace(/-[a-z2-7]{8}-(?=[a-z0-9-]+$)/, '-')))
      .toSorted(),
  };
}

function nameOf(type: string | undefined, name: string | undefined): string {
  return `${type ?? ''} ${name ?? 'no name'}`;
}
