import { createHash } from 'node:crypto';
import type { Region } from '../../main/demo/aws/world/world.ts';
import type { DemoSite } from './demo-site.ts';

/**
 * Everything that is at both ends, read without the app: what AWS has and has not let go, each configuration file of the gateway
 * by hash, mode and owner, what its daemon has loaded and up, and what a change of ours would leave behind.
 */
export function listSite({ network }: DemoSite) {
  const { files, charon } = network.gateway.box;
  const all = [...files.all()];
  const isOurs = (path: string) => path.startsWith('/var/lib/linkspan/') || path.startsWith('/run/linkspan');
  return {
    aws: Object.fromEntries(
      Object.entries(network.aws.snapshot().regions).map(([name, region]) => [name, list(region)]),
    ),
    files: Object.fromEntries(
      all
        .filter(([path]) => !isOurs(path))
        .map(([path, { text, mode, owner }]) => [
          path,
          `${mode} ${owner} ${createHash('sha256').update(text).digest('hex')}`,
        ])
        .toSorted(([one = ''], [other = '']) => one.localeCompare(other)),
    ),
    loaded: charon
      .connections()
      .map(({ name }) => name)
      .toSorted(),
    up: charon
      .sas()
      .map(({ connection }) => connection.name)
      .toSorted(),
    /** Timers that would still fire, and locks. */
    unfinished: all
      .map(([path]) => path)
      .filter((path) => isOurs(path) && /\/(armed\.[^/]+|firing)$|linkspan\.lock/.test(path)),
  };
}

/** What the main plan makes in AWS, by kind, with all that is on its way out left out. */
export function countMade({ network }: DemoSite, region = 'eu-west-1') {
  const live = liveOf(network.aws.snapshot().regions[region]);
  const ours = (things: readonly { readonly tags: Record<string, string> }[]) =>
    things.filter(({ tags }) => Object.keys(tags).some((key) => key.startsWith('linkspan:'))).length;
  return {
    customerGateways: ours(live?.customerGateways ?? []),
    vpnGateways: ours(live?.vpnGateways ?? []),
    vpnConnections: ours(live?.vpnConnections ?? []),
  };
}

/** Addresses already given out, what alarms say by now, and things whose deletion is under way or done, are AWS's own affair. */
function list(region: Region): unknown {
  const { outsideAddresses: _given, alarms, ...rest } = liveOf(region) ?? region;
  return JSON.parse(
    JSON.stringify({ ...rest, alarms: alarms.map(({ name, setting, tags }) => ({ name, setting, tags })) }),
  );
}

function liveOf(region: Region | undefined): Region | undefined {
  const isLive = ({ state }: { readonly state: string }) => !state.startsWith('delet');
  return (
    region && {
      ...region,
      customerGateways: region.customerGateways.filter(isLive),
      vpnGateways: region.vpnGateways.filter(isLive).map((gateway) => ({
        ...gateway,
        attachments: gateway.attachments.filter(({ state }) => !state.startsWith('detach')),
      })),
      vpnConnections: region.vpnConnections.filter(isLive),
    }
  );
}
