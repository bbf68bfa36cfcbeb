import type { TunnelProfile } from '../../contract/domain/vpn.ts';
import type { GatewayLinkConfig } from './link-config.ts';

export interface ProfileSettings {
  readonly ike: readonly string[];
  readonly esp: readonly string[];
  /** `any`: begins with IKEv2 and answers IKEv1 too. */
  readonly version: 'ikev2' | 'any';
}

/** Seconds. The gateway rekeys well before AWS does (28,800 and 3,600 s), so that both never do at once. */
export const lifetimes = {
  ikeRekey: 7 * 3600,
  ikeEnd: 7 * 3600 + 900,
  childRekey: 45 * 60,
  childEnd: 60 * 60,
  dpdDelay: 10,
  /** IKEv1 only; IKEv2 counts retransmissions instead. */
  dpdTimeout: 30,
} as const;

export function settingsOf(config: GatewayLinkConfig): ProfileSettings {
  const settings = profiles[config.profile];
  // IKEv1 carries one selector on each side: with more of them only IKEv2 can agree on what was asked for.
  const oneEach = config.siteSubnets.length === 1 && config.vpcCidrs.length === 1;
  return settings.version === 'any' && !oneEach ? { ...settings, version: 'ikev2' } : settings;
}

const profiles: Readonly<Record<TunnelProfile, ProfileSettings>> = {
  recommended: {
    ike: ['aes256gcm16-prfsha384-ecp384', 'aes256-sha384-ecp384'],
    esp: ['aes256gcm16-ecp384'],
    version: 'ikev2',
  },
  compatible: {
    ike: ['aes256-sha256-modp2048', 'aes128-sha256-modp2048'],
    esp: ['aes256-sha256-modp2048', 'aes128-sha256-modp2048'],
    version: 'any',
  },
};
