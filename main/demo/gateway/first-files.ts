import type { BoxFile } from './box-files.ts';

/** The demo site: Nordhafen's warehouse, with a gateway that already has a tunnel to a partner. */
export const site = {
  hostName: 'gw-warehouse',
  publicAddress: '198.51.100.7',
  insideAddress: '192.168.10.1',
  insideSubnet: '192.168.10.0/24',
  bastionAddress: '198.51.100.20',
  user: 'netadmin',
  /** A tunnel to a haulier that was there before us and must not be touched. */
  partner: { name: 'haulier', address: '198.51.100.90', subnet: '10.99.0.0/24' },
} as const;

const ipsecConf = `# ipsec.conf - warehouse gateway, maintained by hand
config setup
	uniqueids=yes

conn %default
	keyexchange=ikev2
	ikelifetime=8h

# Haulier's order system. Ask Freya before touching this.
conn ${site.partner.name}
	left=${site.publicAddress}
	leftsubnet=${site.insideSubnet}
	right=${site.partner.address}
	rightsubnet=${site.partner.subnet}
	authby=secret
	auto=start
`;

const swanctlConf = `# warehouse gateway
connections {
  ${site.partner.name} {
    version = 2
    local_addrs = ${site.publicAddress}
    remote_addrs = ${site.partner.address}
    local {
      auth = psk
      id = ${site.publicAddress}
    }
    remote {
      auth = psk
      id = ${site.partner.address}
    }
    children {
      ${site.partner.name} {
        local_ts = ${site.insideSubnet}
        remote_ts = ${site.partner.subnet}
        start_action = start
      }
    }
  }
}
secrets {
  ike-${site.partner.name} {
    id-local = ${site.publicAddress}
    id-remote = ${site.partner.address}
    secret = "haulier_demo_key_not_a_secret"
  }
}

include conf.d/*.conf
`;

export function firstFiles(): Readonly<Record<string, BoxFile>> {
  return {
    '/etc/ipsec.conf': { text: ipsecConf, mode: '644', owner: '0:0' },
    '/etc/ipsec.secrets': {
      text: `# Keys of the warehouse gateway\n${site.publicAddress} ${site.partner.address} : PSK "haulier_demo_key_not_a_secret"\n`,
      mode: '600',
      owner: '0:0',
    },
    '/etc/ipsec.d/README': { text: 'Files for ipsec.conf to include.\n', mode: '644', owner: '0:0' },
    '/etc/swanctl/swanctl.conf': { text: swanctlConf, mode: '600', owner: '0:0' },
    '/etc/swanctl/conf.d/README': { text: 'Files for swanctl.conf to include.\n', mode: '644', owner: '0:0' },
  };
}
