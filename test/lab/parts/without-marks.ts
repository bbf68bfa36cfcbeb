import { addresses } from './addresses.ts';
import type { Box } from './box.ts';

const { gateway: GATEWAY, siteNetwork, vpcNetwork } = addresses;

/** Two policy-based tunnels as people write them: the kernel knows one policy for both, and drops what comes on the other. */
export async function writeTunnelsWithoutMarks(gateway: Box, keys: readonly string[]): Promise<void> {
  const text = addresses.edge.outside.map((peer, index) => tunnel(`plain-${index + 1}`, peer, keys[index] ?? ''));
  await gateway.write('/etc/swanctl/conf.d/plain.conf', text.join('\n'), '0600');
  await gateway.run('swanctl --load-creds --noprompt && swanctl --load-conns');
}

function tunnel(name: string, peer: string, key: string): string {
  return `connections {
  ${name} {
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
      ${name} {
        local_ts = ${siteNetwork}
        remote_ts = ${vpcNetwork}
        esp_proposals = aes256gcm16-ecp384
        start_action = start
        dpd_action = restart
      }
    }
  }
}
secrets {
  ike-${name} {
    id-1 = ${GATEWAY.outside}
    id-2 = ${peer}
    secret = "${key}"
  }
}
`;
}
