import { Drill } from '../../contract/domain/dns.ts';
import type { AppContract } from '../../contract/index.ts';
import type { Clock } from '../clock.ts';
import type { Doer } from '../engine/doer.ts';
import type { PlanNews } from '../engine/recorder.ts';
import { dnsDoers } from '../features/dns/doers.ts';
import { createDrillKeeper, type DrillKeeper } from '../features/dns/drill-keeper.ts';
import type { DnsServices } from '../features/dns/services.ts';
import { tellChanges } from '../features/dns/tell-changes.ts';
import { keepUsers, type UsersOfChecks } from '../features/dns/users-of-checks.ts';
import type { Publish } from '../ipc/publisher.ts';
import type { Store } from '../store/store.ts';
import type { LinkStore } from '../vpn/link-store.ts';
import type { AwsSide } from './aws-side.ts';
import { type DemoSide, demoProfileName } from './demo-side.ts';
import type { PlanDoor } from './plan-door.ts';

export interface DnsSideSetup {
  readonly store: Store;
  readonly clock: Clock;
  readonly aws: AwsSide;
  readonly demo: DemoSide;
  readonly links: LinkStore;
  readonly plans: PlanDoor;
  readonly publish: Publish<AppContract>;
  readonly report: (error: unknown) => void;
  /** Asked instead of a zone's own name servers. */
  readonly nameServers?: DnsServices['nameServers'];
}

export interface DnsSide {
  readonly services: DnsServices;
  readonly users: UsersOfChecks;
  readonly doers: readonly Doer[];
  readonly drills: DrillKeeper;
  /** Hears how plans go. */
  readonly saw: (news: PlanNews) => void;
}

/** Zones, records, health checks and drills. */
export function createDnsSide(setup: DnsSideSetup): DnsSide {
  const { store, clock, aws, demo, links, plans, publish, report } = setup;
  const services: DnsServices = {
    clock,
    aws: aws.connections,
    links,
    drills: store.rows('drills', Drill),
    keepPlan: plans.keepPlan,
    viewPlan: plans.viewPlan,
    engine: plans.engine,
    nameServers: (profile) =>
      setup.nameServers?.(profile) ?? (profile === demoProfileName ? demo.nameServers() : undefined),
    changed() {
      users.forget();
      publish('dns.changed', {});
    },
    seen: (planId, sight) => publish('dns.drillSeen', { planId, sight }),
  };
  const users = keepUsers(services);
  const drills = createDrillKeeper(services, { report, readOnly: store.readOnly });
  const tell = tellChanges({ viewPlan: plans.viewPlan, changed: services.changed });
  return {
    services,
    users,
    doers: dnsDoers(services),
    drills,
    saw(news) {
      tell(news);
      drills.saw(news);
    },
  };
}
