import type { GatewayFacts } from '../../contract/domain/gateway-facts.ts';
import { createGatewayDirectory, type GatewayDirectory } from '../features/gateways/gateway-directory.ts';
import { createPromptBroker, type PromptBroker } from '../features/gateways/prompt-broker.ts';
import { strongswanWords } from '../features/gateways/strongswan-words.ts';
import { StoredGateway } from '../features/gateways/stored-gateway.ts';
import { inspectSession } from '../gateway/inspect-session.ts';
import { createGatewayConnections, type GatewayConnections } from '../ssh/connections.ts';
import type { ConfigWorld } from '../ssh/config/world.ts';
import type { LiveSession } from '../ssh/session.ts';
import type { GatewayTarget } from '../ssh/target.ts';
import type { ActivityEntry } from '../../contract/domain/activity.ts';
import type { Store } from '../store/store.ts';
import { recordCommands } from './record-commands.ts';

export interface GatewaySideSetup {
  readonly store: Store;
  readonly now: () => Date;
  readonly asked: () => void;
  readonly changed: () => void;
  /** To the activity log. */
  readonly append: (entry: ActivityEntry) => void;
  readonly demoTarget: (id: string) => GatewayTarget | undefined;
  /** Where SSH's configuration and known hosts are; this machine's own unless told. */
  readonly world?: ConfigWorld;
}

export interface GatewaySide {
  readonly directory: GatewayDirectory;
  readonly broker: PromptBroker;
  readonly connections: GatewayConnections;
  /** Its name, or its id once it was removed. */
  readonly nameOf: (gatewayId: string) => string;
  readonly inspect: (gatewayId: string, signal: AbortSignal) => Promise<GatewayFacts>;
  readonly inspectSession: (session: LiveSession, signal: AbortSignal) => Promise<GatewayFacts>;
}

/** Everything on the way to a gateway: who asks the person, the sessions, the gateways that are known. */
export function createGatewaySide({
  store,
  now,
  asked,
  changed,
  append,
  demoTarget,
  world,
}: GatewaySideSetup): GatewaySide {
  const broker = createPromptBroker(asked);
  const connections = createGatewayConnections({ prompts: broker.prompts });
  const directory = createGatewayDirectory({
    rows: store.rows('gateways', StoredGateway),
    connect: async (target, signal, gateway) =>
      recordCommands(await connections.session(target, signal), { gateway, now, append }),
    demoTarget,
    now,
    changed,
    ...(world && { world }),
  });

  const facts = (session: LiveSession, signal: AbortSignal) => inspectSession(session, { signal, now });

  return {
    directory,
    broker,
    connections,
    nameOf: (gatewayId) => directory.list().find(({ id }) => id === gatewayId)?.name ?? gatewayId,
    async inspect(gatewayId, signal) {
      const seen = await facts(await directory.session(gatewayId, signal), signal);
      directory.note(gatewayId, { strongswan: strongswanWords(seen) });
      return seen;
    },
    inspectSession: facts,
  };
}
