import { ApiError } from '../../api-error.ts';
import type { HealthCheck, HostedZone } from '../../world/dns.ts';
import type { Call } from '../operation.ts';

export function findZone(id: string | undefined, call: Call): HostedZone {
  const bare = bareId(id);
  const zone = call.world.dns.zones.find((each) => each.id === bare && (each.visibleAt ?? 0) <= call.now);
  if (zone === undefined) throw new ApiError('NoSuchHostedZone', `No hosted zone found with ID: ${bare}`, 404);
  return zone;
}

export function findHealthCheck(id: string | undefined, call: Call): HealthCheck {
  const check = call.world.dns.healthChecks.find((each) => each.id === id && (each.visibleAt ?? 0) <= call.now);
  if (check !== undefined) return check;
  throw new ApiError('NoSuchHealthCheck', `A health check with id ${(id ?? '').slice(0, 64)} does not exist.`, 404);
}

/** Clients may say `/hostedzone/Z…` for `Z…`. */
export function bareId(id: string | undefined): string {
  return (id ?? '').replace(/^\/?(hostedzone|change|healthcheck)\//, '');
}

/** Ids of zones and changes: one letter, then letters and digits. */
export function newRoute53Id(letter: string, call: Call): string {
  const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  return letter + [...call.randomBytes(20)].map((byte) => digits[byte % 36]).join('');
}

export function newUuid(call: Call): string {
  const hex = Buffer.from(call.randomBytes(16)).toString('hex');
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-a$4-$5');
}

export function invalidInput(message: string): ApiError {
  return new ApiError('InvalidInput', message);
}
