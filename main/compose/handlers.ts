import type { Handlers } from '../../contract/define.ts';
import about from '../../package.json' with { type: 'json' };
import type { AppContract } from '../../contract/index.ts';
import type { Engine } from '../engine/engine.ts';
import { accountsHandlers } from '../features/accounts/handlers.ts';
import { activityHandlers } from '../features/activity/handlers.ts';
import { auditHandlers } from '../features/audit/handlers.ts';
import { appHandlers } from '../features/app/handlers.ts';
import { demoHandlers } from '../features/demo/handlers.ts';
import { directConnectHandlers } from '../features/direct-connect/handlers.ts';
import { dnsHandlers } from '../features/dns/handlers.ts';
import { draftsHandlers } from '../features/drafts/handlers.ts';
import { gatewaysHandlers } from '../features/gateways/handlers.ts';
import { linksHandlers } from '../features/links/handlers.ts';
import { networkHandlers } from '../features/network/handlers.ts';
import { plansHandlers } from '../features/plans/handlers.ts';
import { settingsHandlers } from '../features/settings/handlers.ts';
import { siteToSiteHandlers } from '../features/site-to-site/handlers.ts';
import { tunnelsHandlers } from '../features/tunnels/handlers.ts';
import { Settings } from '../../contract/features/settings.ts';
import { gatewayAdvice } from '../gateway/gateway-advice.ts';
import type { CoreSetup } from '../host-core.ts';
import type { Publish } from '../ipc/publisher.ts';
import type { Store } from '../store/store.ts';
import { z } from 'zod';
import type { AuditSide } from './audit-side.ts';
import type { AwsSide } from './aws-side.ts';
import { type DemoSide, demoProfileName } from './demo-side.ts';
import type { DirectConnectSide } from './direct-connect-side.ts';
import type { DnsSide } from './dns-side.ts';
import type { GatewaySide } from './gateway-side.ts';
import type { LinkSide } from './link-side.ts';
import { knowDemoGateway, forgetDemo } from './demo-gateway.ts';

export interface Parts {
  readonly setup: CoreSetup;
  readonly store: Store;
  readonly engine: Engine;
  readonly publish: Publish<AppContract>;
  readonly now: () => Date;
  readonly demo: DemoSide;
  readonly aws: AwsSide;
  readonly gateways: GatewaySide;
  readonly links: LinkSide;
  readonly dns: DnsSide;
  readonly directConnect: DirectConnectSide;
  readonly audit: AuditSide;
}

/** Every feature of the contract with what it needs of the others, and nothing more. */
export function createHandlers(parts: Parts): Handlers<AppContract> {
  const { setup, store, engine, publish, now, demo, aws, gateways, links } = parts;
  const linksOver = (id: string) => links.links.list().filter(({ site }) => site.gatewayId === id);
  return {
    app: appHandlers({
      version: about.version,
      host: setup.host,
      platform: process.platform,
      dataDirectory: setup.dataDir,
      isReadOnly: store.readOnly,
    }),
    demo: demoHandlers({
      host: demo.host,
      profile: demoProfileName,
      knowGateway: () => knowDemoGateway(gateways.directory),
      forget: () => forgetDemo(gateways, links.links),
      isBusy: () => engine.busy,
      changed: (state) => {
        publish('demo.changed', state);
        publish('accounts.changed', {});
        publish('gateways.changed', {});
        publish('links.changed', { linkId: null });
      },
    }),
    accounts: accountsHandlers({
      aws: aws.accounts,
      kept: aws.kept,
      now,
      changed: () => publish('accounts.changed', {}),
    }),
    network: networkHandlers({ aws: aws.connections }),
    gateways: gatewaysHandlers({
      directory: gateways.directory,
      broker: gateways.broker,
      inspect: async (id, session, signal) => {
        const facts = await gateways.inspectSession(session, signal);
        return { facts, advice: gatewayAdvice(facts, linksOver(id), session.managementAddresses) };
      },
      linksOver,
      disconnect: (id) => gateways.connections.disconnect(id),
    }),
    siteToSite: siteToSiteHandlers(links.siteToSite),
    plans: plansHandlers({ engine, confirm: (question) => setup.ports.confirmDestructive(question) }),
    links: linksHandlers(links.linkPages),
    tunnels: tunnelsHandlers(links.tunnelPages),
    dns: dnsHandlers(parts.dns.services, parts.dns.users),
    directConnect: directConnectHandlers(parts.directConnect.services),
    audit: auditHandlers(parts.audit.services),
    activity: activityHandlers(store.activity),
    drafts: draftsHandlers({
      kept: store.rows('drafts', z.object({ savedAt: z.string(), json: z.string() })),
      now,
      changed: (news) => publish('drafts.changed', news),
    }),
    settings: settingsHandlers({
      kept: store.rows('settings', Settings),
      changed: (settings) => publish('settings.changed', settings),
    }),
  };
}
