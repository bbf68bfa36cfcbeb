import type { Handlers } from '../../../contract/define.ts';
import { virtualInterfaceProblems } from '../../../contract/domain/direct-connect-problems.ts';
import type { VirtualInterface } from '../../../contract/domain/direct-connect.ts';
import { AppError } from '../../../contract/errors.ts';
import type { AppContract } from '../../../contract/index.ts';
import { listVpnConnections } from '../../aws/vpn-connections.ts';
import type { AwsContext } from '../../aws/aws-context.ts';
import { Secret } from '../../secret.ts';
import { planAccept } from './plan-accept.ts';
import { planDelete } from './plan-delete.ts';
import { planVirtualInterface } from './plan-virtual-interface.ts';
import { readOverview } from './read-overview.ts';
import { readWorld, type World } from './read-world.ts';
import { maskedRouterConfiguration, wholeRouterConfiguration } from './router-configuration.ts';
import type { DirectConnectServices } from './services.ts';
import { suggestInterface } from './suggest.ts';

export function directConnectHandlers(services: DirectConnectServices): Handlers<AppContract>['directConnect'] {
  const { aws, clock, ownKeys } = services;

  async function read({ profile, region }: { profile: string; region: string }, signal: AbortSignal) {
    const ctx = await aws.context(profile, region);
    return { ctx, world: await readWorld(ctx, signal) };
  }

  return {
    async overview({ profile, region }, signal) {
      const overview = await readOverview(await aws.context(profile, region), signal);
      return { readAt: clock.now().toISOString(), ...overview };
    },
    async suggest(where, signal) {
      return suggestInterface((await read(where, signal)).world, where.region);
    },
    async check({ intent }, signal) {
      return virtualInterfaceProblems(intent, (await read(intent, signal)).world);
    },
    async plan({ intent, key }, signal) {
      if (intent.key === 'own' && key === null) {
        throw new AppError({ code: 'invalid-input', message: 'Enter the BGP key', subject: 'key' });
      }
      const view = services.keepPlan(planVirtualInterface(intent, (await read(intent, signal)).world));
      if (key !== null && intent.key === 'own') ownKeys.hold(view.id, new Secret(key));
      return view;
    },
    async giveKey({ planId, key }) {
      const { state, kind } = services.viewPlan(planId);
      if (kind !== 'create-virtual-interface' || state === 'applied' || state === 'undone') {
        throw new AppError({ code: 'conflict', message: 'This plan needs no BGP key', subject: planId });
      }
      ownKeys.hold(planId, new Secret(key));
      return {};
    },
    async planAccept({ virtualInterfaceId, target, ...where }, signal) {
      const { world } = await read(where, signal);
      const one = known(virtualInterfaceId, world);
      return services.keepPlan(planAccept(one, { ...where, target }, world));
    },
    async planDelete({ virtualInterfaceId, ...where }, signal) {
      const { ctx, world } = await read(where, signal);
      const one = known(virtualInterfaceId, world);
      const vpnConnections = await backups(ctx, one, signal);
      return services.keepPlan(planDelete(one, { ...where, vpnConnections }, world));
    },
    async routerConfiguration({ virtualInterfaceId, vendor, ...where }, signal) {
      const { ctx, world } = await read(where, signal);
      const one = known(virtualInterfaceId, world);
      return { text: await maskedRouterConfiguration(ctx, { one, vendor, world }, signal) };
    },
    async saveRouterConfiguration({ virtualInterfaceId, vendor, ...where }, signal) {
      const { ctx, world } = await read(where, signal);
      const one = known(virtualInterfaceId, world);
      const text = await wholeRouterConfiguration(ctx, { one, vendor, world }, signal);
      return { path: await services.saveFile(`linkspan-${one.id}-${vendor}.txt`, text) };
    },
  };
}

function known(id: string, { virtualInterfaces, unread }: World): VirtualInterface {
  const one = virtualInterfaces.find((each) => each.id === id);
  if (one) return one;
  const why = unread.find(({ what }) => what === 'Virtual interfaces')?.why;
  throw new AppError({
    code: why === undefined ? 'not-found' : 'unreachable',
    message: why ?? `There is no virtual interface ${id} in this region. It may have been deleted`,
    subject: id,
  });
}

/** VPN connections that end at the same virtual private gateway: what traffic falls back to. */
async function backups(ctx: AwsContext, { attachedTo }: VirtualInterface, signal: AbortSignal) {
  if (attachedTo?.kind !== 'vgw') return [];
  const all = await listVpnConnections(ctx, {}, signal);
  return all
    .filter(({ vpnGatewayId, state }) => vpnGatewayId === attachedTo.id && !state.startsWith('delet'))
    .map(({ id, tunnels }) => ({ id, isUp: tunnels.some(({ status }) => status === 'UP') }));
}
