import type { SiteIntent } from '../../../contract/domain/intent.ts';
import type { PlanNotice } from '../../../contract/domain/plan.ts';
import type { GatewayWorld } from './world.ts';

/** What keeps this box from being set up. What is wrong with its files comes with the deploy's own preview. */
export function findSiteConflicts(site: SiteIntent, gateway: GatewayWorld | null): readonly PlanNotice[] {
  if (site.kind === 'device' || !gateway) return [];
  const { facts, name, deploy } = gateway;
  const found: PlanNotice[] = [];
  const add = (id: string, subject: string, text: string) => found.push({ id, subject, text });

  if (facts.strongswan.product !== 'strongswan') {
    const what = { libreswan: 'Libreswan', other: 'another IPsec service', none: 'no IPsec service' } as const;
    add(
      'not-strongswan',
      'site.gatewayId',
      `${name} has ${what[facts.strongswan.product]}. Linkspan sets up strongSwan only, and leaves others alone.`,
    );
  } else if (!facts.strongswan.dialect) {
    add(
      'no-dialect',
      'site.gatewayId',
      `Which service reads the tunnels at boot on ${name} could not be told. Enable strongswan-starter or strongswan (charon-systemd), then inspect again.`,
    );
  }
  if (facts.sudo === 'none') {
    add(
      'no-sudo',
      'site.gatewayId',
      `The login on ${name} may not use sudo, and strongSwan's files belong to root. Allow sudo for it; Inspect prints the line.`,
    );
  }
  const addresses = facts.interfaces.flatMap((one) => one.addresses.map((address) => address.split('/')[0]));
  if (addresses.length > 0 && !addresses.includes(site.localAddress)) {
    add('no-local-address', 'site.localAddress', `${site.localAddress} is not an address of ${name}.`);
  }
  if (
    facts.outside.isBehindNat === false &&
    site.outsideAddress !== site.localAddress &&
    site.localAddress === facts.outside.localAddress
  ) {
    add(
      'not-behind-nat',
      'site.outsideAddress',
      `${name} has the public address ${site.localAddress} itself, but AWS is to expect ${site.outsideAddress}.`,
    );
  }
  return [...found, ...(deploy?.conflicts ?? [])];
}

export function findSiteWarnings(site: SiteIntent, gateway: GatewayWorld | null): readonly PlanNotice[] {
  if (site.kind === 'device' || !gateway) return [];
  const { facts, name, deploy } = gateway;
  const found: PlanNotice[] = [];
  const add = (id: string, text: string) => found.push({ id, text, subject: 'site.gatewayId' });

  if (facts.service.startsAtBoot === false) {
    add(
      'not-at-boot',
      `${facts.service.name ?? 'The IPsec service'} on ${name} does not start at boot: after a restart of the box the tunnels stay down.`,
    );
  }
  if (site.localAddress !== site.outsideAddress) {
    add(
      'behind-nat',
      `${name} is behind NAT: it sends from ${site.localAddress} and gives ${site.outsideAddress} as its identity. UDP 500 and 4500 must reach it.`,
    );
  }
  if (Math.abs(facts.clock.offsetSeconds) > 300) {
    add(
      'clock',
      `The clock of ${name} is ${Math.round(facts.clock.offsetSeconds / 60)} minutes off: times in its log will mislead.`,
    );
  }
  const inside = facts.interfaces.flatMap((one) => one.addresses);
  if (inside.length > 0 && facts.forwarding === false) {
    add('no-forwarding', `${name} does not forward packets: hosts behind it will not reach the VPC until it does.`);
  }
  return [...found, ...(deploy?.warnings ?? [])];
}
