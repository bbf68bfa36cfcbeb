import type { z } from 'zod';
import type { Handlers } from '../../../contract/define.ts';
import type { Advice, GatewayFacts } from '../../../contract/domain/gateway-facts.ts';
import { AppError, isAppError } from '../../../contract/errors.ts';
import type { AppContract } from '../../../contract/index.ts';
import type { LiveSession } from '../../ssh/session.ts';
import { listAliases } from '../../ssh/config/list-aliases.ts';
import { type GatewayTarget, targetFromConfig } from '../../ssh/target.ts';
import type { GatewayDirectory } from './gateway-directory.ts';
import type { PromptBroker } from './prompt-broker.ts';
import { newGatewayId, type StoredGateway } from './stored-gateway.ts';
import { strongswanWords } from './strongswan-words.ts';
import { tryRoute } from './try-route.ts';

type Gateway = z.input<AppContract['gateways']['list']['output']>[number];

export interface GatewayServices {
  readonly directory: GatewayDirectory;
  readonly broker: PromptBroker;
  readonly inspect: (
    gatewayId: string,
    session: LiveSession,
    signal: AbortSignal,
  ) => Promise<{ facts: GatewayFacts; advice: Advice[] }>;
  /** Links that lead over this gateway. */
  readonly linksOver: (gatewayId: string) => readonly { readonly id: string; readonly name: string }[];
  /** Ends the session to it. */
  readonly disconnect: (gatewayId: string) => void;
}

export function gatewaysHandlers(services: GatewayServices): Handlers<AppContract>['gateways'] {
  const { directory, broker, linksOver } = services;
  const show = (gateway: StoredGateway): Gateway => ({
    id: gateway.id,
    name: gateway.name,
    sshAlias: gateway.way.kind === 'ssh-config' ? gateway.way.alias : null,
    route: routeOf(directory, gateway),
    isDemo: gateway.way.kind === 'demo',
    state: gateway.state,
    problem: gateway.problem,
    lastSeenAt: gateway.lastSeenAt,
    strongswan: gateway.strongswan,
    linkIds: linksOver(gateway.id).map(({ id }) => id),
  });

  return {
    list: () => Promise.resolve(directory.list().map(show)),
    sshHosts: () => Promise.resolve(readSshHosts(directory)),
    add: ({ name, ...way }) => {
      const gateway: StoredGateway = {
        id: newGatewayId(),
        name,
        way,
        state: 'never-tried',
        problem: null,
        lastSeenAt: null,
        strongswan: null,
      };
      directory.add(gateway);
      return Promise.resolve(show(gateway));
    },
    remove: ({ id }) => {
      const [link] = linksOver(id);
      if (link) {
        throw new AppError({
          code: 'conflict',
          message: `The link ${link.name} leads over this gateway. Delete the link first`,
          subject: id,
        });
      }
      services.disconnect(id);
      directory.remove(id);
      return Promise.resolve({});
    },
    tryRoute: ({ id }, signal) => tryRoute(directory, id, signal),
    inspect: async ({ id }, signal) => {
      const session = await directory.session(id, signal);
      const began = performance.now();
      const { facts, advice } = await services.inspect(id, session, signal);
      directory.note(id, { strongswan: strongswanWords(facts) });
      return { facts, advice, tookMs: Math.round(performance.now() - began) };
    },
    prompts: () => Promise.resolve(broker.pending()),
    answer: ({ promptId, answers }) => {
      broker.answer(promptId, answers);
      return Promise.resolve({});
    },
  };
}

function routeOf(directory: GatewayDirectory, gateway: StoredGateway): Gateway['route'] {
  try {
    return hopsOf(directory.targetOf(gateway));
  } catch (error) {
    // The list must not fail for one gateway whose configuration is broken or whose demo is off: trying it says why.
    if (isAppError(error)) return [];
    throw error;
  }
}

export function hopsOf({ hops, gateway }: GatewayTarget): Gateway['route'] {
  return [...hops, gateway].map(({ host, port, user }) => ({ host, port, user }));
}

function readSshHosts({ configFile, world }: GatewayDirectory) {
  const hosts: { alias: string; route: Gateway['route'] }[] = [];
  let problem: string | null = null;
  for (const alias of listAliases(configFile, world).slice(0, 500)) {
    try {
      hosts.push({ alias, route: hopsOf(targetFromConfig('new', alias, configFile, world)) });
    } catch (error) {
      if (!isAppError(error)) throw error;
      problem = error.message;
    }
  }
  return { file: configFile, problem, hosts };
}
