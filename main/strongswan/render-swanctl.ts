import { connectionName, fileHeader } from './link-config.ts';
import type { GatewayLinkConfig, LinkTunnelConfig, TunnelKeys } from './link-config.ts';
import { keyFor } from './pre-shared-key.ts';
import { lifetimes, settingsOf } from './profile-settings.ts';

export interface SwanctlOptions {
  /** Where the kernel cannot mark what a tunnel decrypts (before 4.19), our script marks the peer's packets instead. */
  readonly updownPath: string | null;
}

/** Our connections for swanctl's conf.d. Only words that strongSwan 5.7.0 knows. */
export function renderSwanctlConf(config: GatewayLinkConfig, planId: string, options: SwanctlOptions): string {
  const sections = config.tunnels.map((tunnel) => connection(config, tunnel, options));
  return `${fileHeader(config, planId)}\nconnections {\n${sections.join('')}}\n`;
}

export function renderSwanctlSecrets(config: GatewayLinkConfig, keys: TunnelKeys | string): string {
  const sections = config.tunnels.map((tunnel) =>
    section(1, `ike-${connectionName(config.linkId, tunnel.number)}`, [
      // Without ids charon finds "no shared key … - %any"; with both, no other tunnel can use it.
      ['id-local', config.localId],
      ['id-remote', tunnel.outsideAddress],
      ['secret', `"${typeof keys === 'string' ? keys : keyFor(tunnel, keys)}"`],
    ]),
  );
  return `${fileHeader(config)}\nsecrets {\n${sections.join('')}}\n`;
}

function connection(config: GatewayLinkConfig, tunnel: LinkTunnelConfig, options: SwanctlOptions): string {
  const settings = settingsOf(config);
  const name = connectionName(config.linkId, tunnel.number);
  const body = pairs(2, [
    ['version', settings.version === 'any' ? '0' : '2'],
    ['local_addrs', config.localAddress],
    ['remote_addrs', tunnel.outsideAddress],
    ['proposals', settings.ike.join(', ')],
    ['aggressive', 'no'],
    ['encap', 'no'],
    ['mobike', 'no'],
    ['fragmentation', 'yes'],
    ['dpd_delay', `${lifetimes.dpdDelay}s`],
    ['dpd_timeout', `${lifetimes.dpdTimeout}s`],
    ['send_certreq', 'no'],
    ['send_cert', 'never'],
    ['keyingtries', '0'],
    ['unique', 'replace'],
    ['reauth_time', '0s'],
    ['rekey_time', `${lifetimes.ikeRekey}s`],
    ['over_time', `${lifetimes.ikeEnd - lifetimes.ikeRekey}s`],
    ['rand_time', '0s'],
  ]);
  const local = section(2, 'local', [
    ['auth', 'psk'],
    ['id', config.localId],
  ]);
  const remote = section(2, 'remote', [
    ['auth', 'psk'],
    ['id', tunnel.outsideAddress],
  ]);
  const children = `${indent(2)}children {\n${child(config, tunnel, options)}${indent(2)}}\n`;
  return `${indent(1)}${name} {\n${body}${local}${remote}${children}${indent(1)}}\n`;
}

function child(config: GatewayLinkConfig, tunnel: LinkTunnelConfig, { updownPath }: SwanctlOptions): string {
  const mark = String(tunnel.mark);
  return section(3, connectionName(config.linkId, tunnel.number), [
    ['mode', 'tunnel'],
    ['esp_proposals', settingsOf(config).esp.join(', ')],
    ['local_ts', config.siteSubnets.join(', ')],
    ['remote_ts', config.vpcCidrs.join(', ')],
    ['policies', 'yes'],
    ['hostaccess', 'no'],
    ['ipcomp', 'no'],
    ['inactivity', '0s'],
    ['rekey_time', `${lifetimes.childRekey}s`],
    ['life_time', `${lifetimes.childEnd}s`],
    ['rand_time', '0s'],
    ['rekey_bytes', '0'],
    ['rekey_packets', '0'],
    // AWS's own window; strongSwan's 32 drops packets that overtake each other on a fast line.
    ['replay_window', '1024'],
    // Two tunnels with equal selectors share one policy in the kernel, unless what comes in carries the tunnel's own mark.
    ['mark_in', mark],
    updownPath === null ? ['set_mark_in', mark] : ['updown', `"/bin/sh ${updownPath}"`],
    ['dpd_action', 'restart'],
    ['start_action', 'start'],
    ['close_action', 'start'],
  ]);
}

function section(depth: number, name: string, body: readonly (readonly [string, string])[]): string {
  return `${indent(depth)}${name} {\n${pairs(depth + 1, body)}${indent(depth)}}\n`;
}

function pairs(depth: number, body: readonly (readonly [string, string])[]): string {
  return body.map(([key, value]) => `${indent(depth)}${key} = ${value}\n`).join('');
}

function indent(depth: number): string {
  return '  '.repeat(depth);
}
