import about from '../../package.json' with { type: 'json' };
import { AuditReport } from '../../contract/domain/audit.ts';
import { Drill } from '../../contract/domain/dns.ts';
import type { AppContract } from '../../contract/index.ts';
import type { Clock } from '../clock.ts';
import type { AuditServices } from '../features/audit/services.ts';
import type { Publish } from '../ipc/publisher.ts';
import type { Ports } from '../ports.ts';
import type { Store } from '../store/store.ts';
import type { LinkStore } from '../vpn/link-store.ts';
import type { AwsSide } from './aws-side.ts';
import { drilledChecks } from './drilled-checks.ts';
import type { GatewaySide } from './gateway-side.ts';

export interface AuditSideSetup {
  readonly store: Store;
  readonly clock: Clock;
  readonly aws: AwsSide;
  readonly gateways: GatewaySide;
  readonly links: LinkStore;
  readonly saveFile: Ports['saveFile'];
  readonly report: (error: unknown) => void;
  readonly publish: Publish<AppContract>;
}

export interface AuditSide {
  readonly services: AuditServices;
  /** Ends an audit that runs. */
  stop(): void;
}

/** The sweep and its reports. */
export function createAuditSide(setup: AuditSideSetup): AuditSide {
  const { store, clock, aws, gateways, links, saveFile, report, publish } = setup;
  const end = new AbortController();
  const drills = store.rows('drills', Drill);
  const services: AuditServices = {
    clock,
    version: about.version,
    aws: aws.connections,
    identity: (profile, region, signal) => aws.accounts.identity(profile, region, signal),
    gateways: { list: () => gateways.directory.list(), inspect: gateways.inspect },
    links,
    drilledHealthCheckIds: () => drilledChecks(drills.list(), (planId) => store.plans.get(planId)?.steps ?? []),
    reports: store.rows('audits', AuditReport),
    isReadOnly: store.readOnly,
    saveFile,
    report,
    ended: end.signal,
    progressed: (progress) => publish('audit.progressed', progress),
    changed: () => publish('audit.changed', {}),
  };
  return { services, stop: () => end.abort() };
}
