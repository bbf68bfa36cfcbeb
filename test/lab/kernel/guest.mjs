// Boots Debian's generic kernel under QEMU on this machine's own files (read only over 9p, a writable layer in memory)
// and runs one command in there as root. Its output is ours, its exit code too.
// Usage: node test/lab/kernel/guest.mjs [--out FILE] COMMAND [ARGUMENT…]; FILE becomes what the command leaves as /out/result.json.
import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import { fetchKernel } from '../../../scripts/lib/fetch-kernel.mjs';

const INIT = `#!/bin/sh
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs dev /dev
for module in /modules/*; do insmod $module; done
mount -t 9p -o trans=virtio,version=9p2000.L,msize=524288,cache=loose,ro root /host
mount -t tmpfs -o mode=755 layer /layer
mkdir /layer/upper /layer/work
mount -t overlay -o lowerdir=/host,upperdir=/layer/upper,workdir=/layer/work overlay /new
for word in $(/bin/busybox cat /proc/cmdline); do case $word in stage2=*) stage2=\${word#stage2=};; esac; done
exec switch_root /new /bin/bash "$stage2"
`;

const [out, command] =
  process.argv[2] === '--out' ? [process.argv[3], process.argv.slice(4)] : [undefined, process.argv.slice(2)];
const LIMIT_MS = 20 * 60_000;
const root = join(import.meta.dirname, '../../..');
const image = join(root, '.cache/kernel');
const run = mkdtempSync(join(tmpdir(), 'linkspan-guest-'));

try {
  if (!existsSync(image)) fetchKernel(image);
  const release = readdirSync(join(image, 'lib/modules'))[0];
  makeInitramfs(release);
  writeFileSync(join(run, 'stage2.sh'), stage2(release));
  mkdirSync(join(run, 'out'));
  process.exitCode = await boot(release);
  const result = join(run, 'out/result.json');
  if (out && existsSync(result)) copyFileSync(result, out);
} finally {
  rmSync(run, { recursive: true, force: true });
}

/** Only what it takes to mount the host's files. */
function makeInitramfs(release) {
  const top = join(run, 'initramfs');
  for (const folder of ['bin', 'modules', 'proc', 'sys', 'dev', 'host', 'layer', 'new'])
    mkdirSync(join(top, folder), { recursive: true });
  cpSync('/bin/busybox', join(top, 'bin/busybox'));
  for (const applet of ['sh', 'mount', 'insmod', 'mkdir', 'switch_root'])
    symlinkSync('busybox', join(top, 'bin', applet));
  const wanted = ['virtio_pci', '9p', '9pnet_virtio', 'overlay', 'virtio_rng'];
  const listing = execFileSync('modprobe', ['-d', image, '-S', release, '--show-depends', '-a', ...wanted], {
    encoding: 'utf8',
  });
  const files = new Set([...listing.matchAll(/^insmod (\S+)/gm)].map((match) => match[1]));
  let number = 10;
  for (const file of files) cpSync(file, join(top, 'modules', `${number++}-${basename(file)}`));
  writeFileSync(join(top, 'init'), INIT);
  chmodSync(join(top, 'init'), 0o755);
  execFileSync('sh', ['-c', `cd "$1" && find . | cpio -o -H newc --quiet > "$2"`, 'cpio', top, join(run, 'initrd')]);
}

function boot(release) {
  const qemu = spawn(
    'qemu-system-x86_64',
    [
      '-accel',
      'tcg,thread=multi',
      '-cpu',
      'Westmere', // AES, but nothing so wide that emulating it costs more than it saves.
      '-smp',
      '2',
      '-m',
      '3072',
      '-nic',
      'none',
      '-display',
      'none',
      '-no-reboot',
      '-serial',
      'stdio',
      '-monitor',
      'none',
      '-device',
      'virtio-rng-pci',
      '-kernel',
      join(image, 'boot', `vmlinuz-${release}`),
      '-initrd',
      join(run, 'initrd'),
      '-append',
      `console=ttyS0 quiet mitigations=off panic=-1 stage2=${join(run, 'stage2.sh')}`,
      '-virtfs',
      'local,path=/,mount_tag=root,security_model=passthrough,readonly=on,multidevs=remap',
      '-virtfs',
      `local,path=${join(run, 'out')},mount_tag=out,security_model=none`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const stop = () => qemu.kill('SIGKILL');
  const limit = setTimeout(stop, LIMIT_MS);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, stop);
  let tail = '';
  qemu.stdout.on('data', (chunk) => {
    tail = (tail + chunk).slice(-4000);
    process.stdout.write(String(chunk).replaceAll('\r', ''));
  });
  return new Promise((resolve, reject) => {
    qemu.once('error', reject);
    qemu.once('close', () => {
      clearTimeout(limit);
      const code = /linkspan-guest-exit=(\d+)/.exec(tail)?.[1];
      if (code === undefined) console.error(`The guest ended without an exit code (limit ${LIMIT_MS / 1000} s).`);
      resolve(Number(code ?? 1));
    });
  });
}

function stage2(release) {
  const quote = (text) => `'${text.replaceAll("'", `'\\''`)}'`;
  return `export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root TERM=dumb CI=1 LINKSPAN_LAB_ESP=kernel
export PATH=${quote(join(process.execPath, '..'))}:$PATH
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs dev /dev
mkdir -p /dev/pts /dev/shm
mount -t devpts devpts /dev/pts
mount -t tmpfs shm /dev/shm
mount -t tmpfs -o mode=755 run /run
mount --bind ${quote(root)} /mnt
mount -t tmpfs -o mode=1777 tmp /tmp
mkdir -p ${quote(root)}
mount --rbind /mnt ${quote(root)}
mkdir -p /lib/modules/${release}
mount --bind ${quote(join(image, 'lib/modules', release))} /lib/modules/${release}
modprobe -a esp4 xfrm_user authenc echainiv seqiv cbc ctr gcm hmac sha1_generic sha256_generic sha512_generic drbg aesni_intel \\
  veth tun nf_tables nft_ct nft_nat nft_masq xt_mark
ip link set lo up
mkdir -p /out
mount -t 9p -o trans=virtio,version=9p2000.L out /out
cd ${quote(root)}
${command.map(quote).join(' ')} < /dev/null
echo "linkspan-guest-exit=$?"
sync
poweroff -f
`;
}
