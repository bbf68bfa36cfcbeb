import { isIpv4, isIpv6, privateBlock } from './dns-addresses.ts';
import type { Member } from './dns-members.ts';
import { hostNameProblem, plainName } from './dns-names.ts';
import { errorAt, warningAt } from './dns-field-problem.ts';
import type { DnsWorld } from './dns-world.ts';
import type { FieldProblem, HealthCheckIntent, RecordIntent } from './dns.ts';

/** What is wrong with the health check of one record set. */
export function checkProblems({ path, check }: Member, intent: RecordIntent, world: DnsWorld): readonly FieldProblem[] {
  const at = `${path}.check`;
  switch (check.kind) {
    case 'none':
      return [];
    case 'existing':
      return existingProblems(at, check.id, world);
    case 'endpoint':
      return endpointProblems(at, check, intent, world);
    case 'tunnel':
      return tunnelProblems(at, check, world);
  }
}

function existingProblems(at: string, id: string, { healthChecks, zone }: DnsWorld): FieldProblem[] {
  const found = healthChecks.find((one) => one.id === id);
  if (!found) return [errorAt(`${at}.id`, `There is no health check ${id} in this account. It may have been deleted`)];
  const problems: FieldProblem[] = [];
  if (found.isDisabled) {
    const as = found.isInverted ? 'unhealthy' : 'healthy';
    problems.push(
      warningAt(`${at}.id`, `This health check is disabled: Route 53 counts it as ${as}, whatever happens`),
    );
  } else if (found.isInverted) {
    problems.push(warningAt(`${at}.id`, 'This health check is inverted: it is healthy while what it checks fails'));
  }
  if (zone.isPrivate && ['http', 'https', 'tcp'].includes(found.kind)) problems.push(outsideWarning(at));
  return problems;
}

function endpointProblems(
  at: string,
  check: Extract<HealthCheckIntent, { kind: 'endpoint' }>,
  { name }: RecordIntent,
  { zone }: DnsWorld,
): FieldProblem[] {
  const { host, protocol, path } = check;
  const problems: FieldProblem[] = [];
  const block = privateBlock(host);
  if (block !== undefined) {
    const message = `${host} is in ${block}, which Route 53's checkers on the internet cannot reach. Check a tunnel instead, or a public address`;
    problems.push(errorAt(`${at}.host`, message));
  } else if (!isIpv4(host) && !isIpv6(host)) {
    const wrong = hostNameProblem(host);
    if (wrong !== undefined) problems.push(errorAt(`${at}.host`, wrong));
    else if (plainName(host) === name) {
      const message = `The check asks for ${name} itself: after a failover it would meet the secondary and call the primary healthy`;
      problems.push(warningAt(`${at}.host`, message));
    }
  }
  if (protocol === 'tcp' && path !== null) problems.push(errorAt(`${at}.path`, 'A TCP check asks for no path'));
  if (protocol !== 'tcp' && path === null) problems.push(errorAt(`${at}.path`, 'Enter the path to ask for, such as /'));
  if (zone.isPrivate && block === undefined) problems.push(outsideWarning(at));
  return problems;
}

function outsideWarning(at: string): FieldProblem {
  return warningAt(
    at,
    'Route 53 checks from the internet, and this zone is for inside: a check that follows a tunnel sees what its clients see',
  );
}

function tunnelProblems(
  at: string,
  { region, vpnConnectionId, outsideAddress }: Extract<HealthCheckIntent, { kind: 'tunnel' }>,
  { tunnels }: DnsWorld,
): FieldProblem[] {
  const found = tunnels.find((one) => one.vpnConnectionId === vpnConnectionId && one.region === region);
  if (!found) return [errorAt(`${at}.vpnConnectionId`, `There is no VPN connection ${vpnConnectionId} in ${region}`)];
  const watched = found.tunnels.filter((one) => outsideAddress === null || one.outsideAddress === outsideAddress);
  if (watched.length === 0) {
    return [errorAt(`${at}.outsideAddress`, `${vpnConnectionId} has no tunnel ${outsideAddress ?? ''}`)];
  }
  if (watched.some(({ state }) => state === 'up')) return [];
  const what = outsideAddress === null ? `Both tunnels of ${vpnConnectionId} are` : `The tunnel ${outsideAddress} is`;
  return [warningAt(at, `${what} down now: the check begins unhealthy, and the answer with it`)];
}
