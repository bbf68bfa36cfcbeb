import { addresses } from './addresses.ts';
import type { Box } from './box.ts';
import type { Dialect } from './strongswan.ts';

/**
 * Two policy-based tunnels on the gateway, written by hand: what a deployment of ours must amount to, and (plain) what it must not.
 * `plain` has no marks, so the kernel knows one policy for both tunnels, and drops what comes on the other.
 */
export async function writeReferenceTunnels(
  gateway: Box,
  dialect: Dialect,
  keys: readonly string[],
  { plain = false } = {},
): Promise<void> {
  const tunnels = addresses.edge.outside.map((peer, index) => ({ peer, key: keys[index] ?? '', mark: 41 + index }));
  if (dialect === 'swanctl') {
    await gateway.write(
      '/etc/swanctl/conf.d/reference.conf',
      tunnels.map((each) => swanctl(each, plain)).join('\n'),
      '0600',
    );
    await gateway.run('swanctl --load-creds --noprompt && swanctl --load-conns');
    return;
  }
  await gateway.write('/etc/reference-updown', UPDOWN, '0755');
  await gateway.write('/etc/ipsec.reference.conf', tunnels.map((each) => starter(each, plain)).join('\n'));
  const secrets = tunnels.map(({ peer, key }) => `${addresses.gateway.outside} ${peer} : PSK "${key}"\n`);
  await gateway.write('/etc/ipsec.reference.secrets', secrets.join(''), '0600');
  await gateway.run(
    `printf '\\ninclude /etc/ipsec.reference.conf\\n' >> /etc/ipsec.conf && printf '\\ninclude /etc/ipsec.reference.secrets\\n' >> /etc/ipsec.secrets`,
  );
  await gateway.run('ipsec rereadsecrets && ipsec update');
}

interface Tunnel {
  readonly peer: string;
  readonly key: string;
  readonly mark: number;
}

const { gateway: GATEWAY, siteNetwork, vpcNetwork } = addresses;

function swanctl({ peer, key, mark }: Tunnel, plain: boolean): string {
  return `connections {
  reference-${mark} {
    version = 2
    local_addrs = ${GATEWAY.outside}
    remote_addrs = ${peer}
    proposals = aes256gcm16-prfsha384-ecp384
    mobike = no
    keyingtries = 0
    dpd_delay = 10s
    local { auth = psk
      id = ${GATEWAY.outside} }
    remote { auth = psk
      id = ${peer} }
    children {
      reference-${mark} {
        local_ts = ${siteNetwork}
        remote_ts = ${vpcNetwork}
        esp_proposals = aes256gcm16-ecp384
        start_action = start
        dpd_action = restart
        ${plain ? '' : `mark_in = ${mark}\n        set_mark_in = ${mark}`}
      }
    }
  }
}
secrets {
  ike-reference-${mark} {
    id-1 = ${GATEWAY.outside}
    id-2 = ${peer}
    secret = "${key}"
  }
}
`;
}

function starter({ peer, mark }: Tunnel, plain: boolean): string {
  return `conn reference-${mark}
  keyexchange=ikev2
  authby=secret
  left=${GATEWAY.outside}
  leftid=${GATEWAY.outside}
  leftsubnet=${siteNetwork}
  right=${peer}
  rightid=${peer}
  rightsubnet=${vpcNetwork}
  ike=aes256gcm16-prfsha384-ecp384!
  esp=aes256gcm16-ecp384!
  ikelifetime=7h
  lifetime=60m
  margintime=15m
  keyingtries=%forever
  mobike=no
  reauth=no
  dpdaction=restart
  dpddelay=10s
  closeaction=none
  fragmentation=yes
  auto=start
  ${plain ? 'leftupdown="ipsec _updown"' : `mark_in=${mark}\n  leftupdown="/etc/reference-updown ${mark}"`}
`;
}

/** ipsec.conf cannot say set_mark_in, so the peer's packets get the mark before they are decrypted. */
const UPDOWN = `#!/bin/sh
case $PLUTO_VERB in
up-client)
  nft "table ip reference$1
delete table ip reference$1
table ip reference$1 {
  chain peer {
    type filter hook prerouting priority mangle
    ip saddr $PLUTO_PEER ip protocol esp meta mark set $1
    ip saddr $PLUTO_PEER udp sport 4500 meta mark set $1
  }
}"
  ;;
down-client) nft delete table ip reference$1 ;;
esac
`;
