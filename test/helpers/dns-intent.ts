import type { HealthCheckIntent, RecordIntent, TargetIntent } from '../../contract/domain/dns.ts';
import { siteProfile } from './demo-site.ts';

/** What the demo's company has. */
export const publicZone = 'Z0NORDHAFENPUBLIC001';
export const privateZone = 'Z0NORDHAFENPRIVATE01';
export const websiteCheck = '6f1de5a1-0c5e-4a5e-9d0e-0b1de5a10001';

export const noCheck: HealthCheckIntent = { kind: 'none' };

export function valuesOf(...values: string[]): TargetIntent {
  return { kind: 'values', values };
}

/** A simple record unless told otherwise. */
export function recordIntent(changes: Partial<RecordIntent> = {}): RecordIntent {
  return {
    profile: siteProfile,
    region: 'eu-west-1',
    zoneId: publicZone,
    name: 'app.nordhafen.example',
    type: 'A',
    ttl: 60,
    routing: { kind: 'simple', target: valuesOf('203.0.113.50') },
    replace: false,
    ...changes,
  };
}

/** A failover pair of two addresses. */
export function failoverIntent(check: HealthCheckIntent, changes: Partial<RecordIntent> = {}): RecordIntent {
  return recordIntent({
    routing: {
      kind: 'failover',
      primary: { target: valuesOf('203.0.113.50'), check },
      secondary: { target: valuesOf('203.0.113.60'), check: noCheck },
    },
    ...changes,
  });
}
