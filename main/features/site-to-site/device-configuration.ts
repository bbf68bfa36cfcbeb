import type { Link } from '../../../contract/domain/link.ts';
import type { Secret } from '../../secret.ts';
import type { TunnelKeys } from '../../strongswan/link-config.ts';
import { maskedKey } from '../../strongswan/pre-shared-key.ts';
import { renderIpsecConf, renderIpsecSecrets } from '../../strongswan/render-ipsec.ts';
import { renderSwanctlConf, renderSwanctlSecrets } from '../../strongswan/render-swanctl.ts';
import { renderUpdown } from '../../strongswan/render-updown.ts';
import { configOfLink } from '../../vpn/gateway-config.ts';

export type DeviceFormat = 'ipsec' | 'swanctl';

/** Everything that a person must put on a device that Linkspan does not reach, as one text: each part names its file. */
export function deviceConfiguration(link: Link, format: DeviceFormat, keys: TunnelKeys | typeof maskedKey): string {
  const config = configOfDevice(link);
  const base = `linkspan-${link.id}`;
  if (format === 'swanctl') {
    return joined([
      [`/etc/swanctl/conf.d/${base}.conf`, renderSwanctlConf(config, link.planId, { updownPath: null })],
      [`/etc/swanctl/conf.d/${base}-secrets.conf (mode 0600)`, renderSwanctlSecrets(config, keys)],
    ]);
  }
  const updown = `/etc/ipsec.d/${base}.updown`;
  return joined([
    [
      `/etc/ipsec.d/${base}.conf (add "include /etc/ipsec.d/linkspan-*.conf" to /etc/ipsec.conf)`,
      renderIpsecConf(config, link.planId, updown),
    ],
    [
      `/etc/ipsec.d/${base}.secrets (mode 0600; add "include /etc/ipsec.d/linkspan-*.secrets" to /etc/ipsec.secrets)`,
      renderIpsecSecrets(config, keys),
    ],
    [updown, renderUpdown(config)],
  ]);
}

/** AWS's own XML with its keys hidden, to read on screen. */
export function maskedXml(xml: Secret): string {
  return xml.reveal().replace(/(<pre_shared_key>)[^<]*/g, `$1${maskedKey}`);
}

/** A device has no marks and no address of its own that we know: the first free ones and what AWS sees. */
function configOfDevice(link: Link) {
  const localAddress = link.site.localAddress ?? link.site.outsideAddress;
  const tunnels = link.tunnels.map((tunnel, index) => ({ ...tunnel, mark: tunnel.mark ?? 11_301 + index }));
  const config = configOfLink({
    ...link,
    tunnels,
    site: { ...link.site, gatewayId: link.site.gatewayId ?? '', localAddress },
  });
  if (!config) throw new Error('A link with a local address has a configuration');
  return config;
}

function joined(parts: readonly (readonly [string, string])[]): string {
  return parts.map(([path, text]) => `# ---- ${path}\n${text}`).join('\n');
}
