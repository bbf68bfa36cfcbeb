import type { OpenPage } from './rule.ts';
import type { AuditWorld } from './audit-world.ts';

/** The page of the link that this VPN connection belongs to, when it is one of ours. */
export function openLink(world: AuditWorld, vpnConnectionId: string): OpenPage {
  const link = world.links.get(vpnConnectionId);
  return link ? openAt('Open the link', `#/links/${link.id}`) : null;
}

export function openZone(zoneId: string): OpenPage {
  return openAt('Open the zone', `#/dns/zones/${zoneId}`);
}

export function openHealthChecks(): OpenPage {
  return openAt('Open the health checks', '#/dns/health-checks');
}

export function openConnect(): OpenPage {
  return openAt('Connect a site', '#/connect');
}

export function openDirectConnect(): OpenPage {
  return openAt('Open Direct Connect', '#/direct-connect');
}

/** null where an id of the world outside would make an address that is no page of ours. */
function openAt(label: string, href: string): OpenPage {
  return /^#\/[\w\-./?=&%:]*$/.test(href) ? { label, href } : null;
}
