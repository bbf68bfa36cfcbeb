import { addresses } from './addresses.ts';
import type { Box } from './box.ts';
import type { Dialect } from './strongswan.ts';

/**
 * The tunnel to a partner that somebody else made on the gateway, in files as people leave them: comments, tabs,
 * values in `conn %default` that reach into every later connection, and no newline at the end.
 */
export async function writeForeignTunnel(gateway: Box, dialect: Dialect): Promise<void> {
  if (dialect === 'ipsec') {
    await gateway.write('/etc/ipsec.conf', IPSEC_CONF);
    await gateway.write('/etc/ipsec.secrets', IPSEC_SECRETS, '0600');
    return;
  }
  await gateway.write('/etc/swanctl/conf.d/partner.conf', SWANCTL_CONF, '0640');
  await gateway.write('/etc/swanctl/conf.d/notes.conf.disabled', 'connections { broken');
}

/** The partner's own end: answers only. */
export async function writePartner(partner: Box): Promise<void> {
  await partner.run(`ip address add ${PARTNER.inside}/24 dev lo`);
  await partner.write(
    '/etc/swanctl/conf.d/site.conf',
    `connections {
  site {
    version = 2
    local_addrs = ${PARTNER.outside}
    remote_addrs = ${GATEWAY.outside}
    proposals = aes128-sha256-modp2048
    local { auth = psk
      id = ${PARTNER.outside} }
    remote { auth = psk
      id = ${GATEWAY.outside} }
    children {
      lan {
        local_ts = ${PARTNER.network}
        remote_ts = ${addresses.siteNetwork}
        esp_proposals = aes128-sha256-modp2048
      }
    }
  }
}
secrets { ike-site { secret = "${KEY}" } }
`,
    '0600',
  );
}

const { gateway: GATEWAY, partner: PARTNER } = addresses;
const KEY = 'Partner.Key_of.the.Lab_1';

const IPSEC_CONF = `# ipsec.conf - head office\t(ask Kim before you touch this!)
config setup
\tuniqueids = yes
\t# charondebug="ike 2"

conn %default
\tikelifetime=3h
\tlifetime=20m
\tmargintime=2m
\tkeyingtries=1
\tmobike=yes
\tdpdaction=none
\tdpddelay=300s
\tcloseaction=restart
\tfragmentation=no
\tike=aes128-sha1-modp2048!
\tesp=aes128-sha1-modp2048!
\tleftsubnet=192.168.99.0/24
\trightsubnet=192.168.98.0/24
\tleftupdown=/usr/local/sbin/office-updown
\tleftid=@office.example
\treauth=yes

# partner, since 2019
conn partner
    keyexchange=ikev2
    authby=secret
\tleft=${GATEWAY.outside}
\tleftid=${GATEWAY.outside}
    leftsubnet=${addresses.siteNetwork}
    leftupdown="ipsec _updown"
    right=${PARTNER.outside}
    rightsubnet=${PARTNER.network}  # their lab
    ike=aes128-sha256-modp2048!
    esp=aes128-sha256-modp2048!
    mobike=no
    reauth=no
    keyingtries=%forever
    auto=start`;

const IPSEC_SECRETS = `# keys
${GATEWAY.outside} ${PARTNER.outside} : PSK "${KEY}"`;

const SWANCTL_CONF = `# partner, since 2019 (ask Kim before you touch this!)
connections {
\tpartner {
\t\tversion = 2
\t\tlocal_addrs = ${GATEWAY.outside}
\t\tremote_addrs = ${PARTNER.outside}
\t\tproposals = aes128-sha256-modp2048
\t\tkeyingtries = 0
\t\tmobike = no
\t\tlocal {
\t\t\tauth = psk
\t\t\tid = ${GATEWAY.outside}
\t\t}
\t\tremote {
\t\t\tauth = psk
\t\t\tid = ${PARTNER.outside}
\t\t}
\t\tchildren {
\t\t\tpartner {
\t\t\t\tlocal_ts = ${addresses.siteNetwork}
\t\t\t\tremote_ts = ${PARTNER.network}
\t\t\t\tesp_proposals = aes128-sha256-modp2048
\t\t\t\tstart_action = start
\t\t\t}
\t\t}
\t}
}
secrets {
\tike-partner {
\t\tid-1 = ${GATEWAY.outside}
\t\tid-2 = ${PARTNER.outside}
\t\tsecret = "${KEY}"
\t}
}`;
