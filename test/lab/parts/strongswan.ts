import { access } from 'node:fs/promises';
import { join } from 'node:path';

import { type Box, fileScript, quote, startScript } from './box.ts';

export type Dialect = 'ipsec' | 'swanctl';

/** Who carries ESP: the kernel (only where it has ESP: the kernel lane), or charon itself over a TUN device. */
export type Esp = 'kernel' | 'user';

export const esp: Esp = process.env['LINKSPAN_LAB_ESP'] === 'kernel' ? 'kernel' : 'user';

/**
 * Makes the box one that boots with this flavour, as Debian's packages would leave it:
 * `ipsec` has the starter (its unit enabled), `swanctl` has charon-systemd and no starter at all.
 * There is no systemd here, so nothing is running yet: startStrongswan plays the unit.
 */
export async function installStrongswan(box: Box, dialect: Dialect): Promise<void> {
  const unpacked = join(process.cwd(), '.cache/lab/charon-systemd');
  const [unit, packages] =
    dialect === 'ipsec'
      ? ['strongswan-starter.service', '']
      : [
          'strongswan.service',
          `tar -C ${quote(unpacked)} -c . | tar -C / --keep-directory-symlink -x && rm -rf ${STARTER_PACKAGE}\n`,
        ];
  if (dialect === 'swanctl') await access(unpacked); // scripts/lab.mjs fetches it.
  await box.run(`set -e
rm -f ${AF_ALG}
${fileScript('/etc/strongswan.d/zz-lab.conf', strongswanConf())}
${packages}
mkdir -p ${WANTS}
rm -f ${WANTS}/strongswan-starter.service ${WANTS}/strongswan.service
ln -s /lib/systemd/system/${unit} ${WANTS}/`);
}

/** What the unit's ExecStart and ExecStartPost do. */
export async function startStrongswan(box: Box, dialect: Dialect): Promise<void> {
  const command = dialect === 'ipsec' ? 'ipsec start --nofork' : '/usr/sbin/charon-systemd';
  await box.run(
    `${startScript('strongswan', command)}
until swanctl --stats >/dev/null 2>&1; do sleep 0.1; done
${dialect === 'swanctl' ? 'swanctl --load-all --noprompt' : ''}`,
  );
}

/** Ends charon as `systemctl stop` would: it says good-bye to its peers. */
export async function stopStrongswan(box: Box, dialect: Dialect): Promise<void> {
  await box.run(
    dialect === 'ipsec' ? 'ipsec stop' : 'pkill -x charon-systemd; while pgrep -x charon-systemd; do sleep 0.1; done',
  );
}

/** Asks the kernel for every algorithm there is, at each start of swanctl: seconds each time on an emulated processor. */
const AF_ALG = '/usr/lib/ipsec/plugins/libstrongswan-af-alg.so';

const WANTS = '/etc/systemd/system/multi-user.target.wants';

const STARTER_PACKAGE = [
  '/etc/ipsec.conf',
  '/etc/ipsec.secrets',
  '/etc/ipsec.d',
  '/etc/init.d/ipsec',
  '/etc/strongswan.d/starter.conf',
  '/lib/systemd/system/strongswan-starter.service',
  '/usr/lib/ipsec/starter',
  '/usr/lib/ipsec/stroke',
  '/usr/lib/ipsec/plugins/libstrongswan-stroke.so',
  '/etc/strongswan.d/charon/stroke.conf',
  '/usr/lib/ipsec/charon',
  '/usr/sbin/ipsec',
].join(' ');

/** A fixed list of plugins keeps the start short, and puts charon's own ESP before the kernel's. */
function strongswanConf(): string {
  const kernel = esp === 'user' ? 'kernel-libipsec kernel-netlink' : 'kernel-netlink';
  return `charon {
  load_modular = no
  load = random nonce aes sha1 sha2 hmac kdf gcm pem pkcs1 x509 revocation constraints pubkey gmp curve25519 openssl stroke vici ${kernel} socket-default updown resolve attr
  plugins {
    kernel-libipsec {
      load = yes
    }
  }
  filelog {
    lab {
      path = /var/log/charon.log
      flush_line = yes
      default = 1
      ike_name = yes
    }
  }
}
`;
}
