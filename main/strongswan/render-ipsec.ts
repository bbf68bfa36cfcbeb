import { connectionName, fileHeader } from './link-config.ts';
import type { GatewayLinkConfig, LinkTunnelConfig, TunnelKeys } from './link-config.ts';
import { keyFor } from './pre-shared-key.ts';
import { lifetimes, settingsOf } from './profile-settings.ts';

/**
 * Our connections for ipsec.conf. The box's own `conn %default` reaches into this file, so every keyword that it could set
 * to our harm is written out; `harmfulDefaults` lists those that cannot be switched off. Only words that strongSwan 5.1.0 knows.
 */
export function renderIpsecConf(config: GatewayLinkConfig, planId: string, updownPath: string): string {
  return fileHeader(config, planId) + config.tunnels.map((tunnel) => connection(config, tunnel, updownPath)).join('');
}

export function renderIpsecSecrets(config: GatewayLinkConfig, keys: TunnelKeys | string): string {
  const lines = config.tunnels.map((tunnel) => {
    const key = typeof keys === 'string' ? keys : keyFor(tunnel, keys);
    // Bound to both ends: two tunnels never share a key by accident, and a catch-all of the box loses to it.
    return `${config.localId} ${tunnel.outsideAddress} : PSK "${key}"\n`;
  });
  return fileHeader(config) + lines.join('');
}

/** What a `conn %default` may set that a connection cannot take back with the words of 5.1.0. */
export const harmfulDefaults = [
  'ah',
  'also',
  'leftauth2',
  'leftca',
  'leftcert',
  'leftcert2',
  'leftdns',
  'leftid2',
  'leftikeport',
  'leftprotoport',
  'leftsourceip',
  'leftsubnetwithin',
  'mark',
  'mark_out',
  'mediated_by',
  'reqid',
  'rightauth2',
  'rightca',
  'rightcert',
  'rightcert2',
  'rightcertpolicy',
  'rightgroups',
  'rightid2',
  'rightikeport',
  'rightprotoport',
  'rightsourceip',
  'rightsubnetwithin',
  'sha256_96',
  'xauth',
] as const;

function connection(config: GatewayLinkConfig, tunnel: LinkTunnelConfig, updownPath: string): string {
  const settings = settingsOf(config);
  const words: readonly (readonly [string, string])[] = [
    ['type', 'tunnel'],
    ['keyexchange', settings.version === 'any' ? 'ike' : 'ikev2'],
    ['auto', 'start'],
    ['left', config.localAddress],
    ['leftid', config.localId],
    ['leftsubnet', config.siteSubnets.join(',')],
    ['leftauth', 'psk'],
    ['leftfirewall', 'no'],
    ['lefthostaccess', 'no'],
    ['leftallowany', 'no'],
    ['leftsendcert', 'never'],
    // Run through sh, so that neither a missing execute bit nor a noexec mount stops it.
    ['leftupdown', `"/bin/sh ${updownPath}"`],
    ['right', tunnel.outsideAddress],
    ['rightid', tunnel.outsideAddress],
    ['rightsubnet', config.vpcCidrs.join(',')],
    ['rightauth', 'psk'],
    ['rightfirewall', 'no'],
    ['righthostaccess', 'no'],
    ['rightallowany', 'no'],
    ['authby', 'secret'],
    ['ike', `${settings.ike.join(',')}!`],
    ['esp', `${settings.esp.join(',')}!`],
    ['aggressive', 'no'],
    ['fragmentation', 'yes'],
    ['forceencaps', 'no'],
    ['mobike', 'no'],
    ['rekey', 'yes'],
    ['reauth', 'no'],
    ['keyingtries', '%forever'],
    ['ikelifetime', `${lifetimes.ikeEnd}s`],
    ['lifetime', `${lifetimes.childEnd}s`],
    // One margin for both: 7 h 15 min - 15 min, 60 min - 15 min.
    ['margintime', `${lifetimes.childEnd - lifetimes.childRekey}s`],
    ['rekeyfuzz', '0%'],
    ['lifebytes', '0'],
    ['lifepackets', '0'],
    ['dpdaction', 'restart'],
    ['dpddelay', `${lifetimes.dpdDelay}s`],
    ['dpdtimeout', `${lifetimes.dpdTimeout}s`],
    // AWS closes a tunnel when it replaces its endpoint, and then waits for us.
    ['closeaction', 'restart'],
    ['inactivity', '0s'],
    ['compress', 'no'],
    ['installpolicy', 'yes'],
    ['mark_in', String(tunnel.mark)],
  ];
  const body = words.map(([key, value]) => `\t${key}=${value}\n`).join('');
  return `\nconn ${connectionName(config.linkId, tunnel.number)}\n${body}`;
}
