import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

import { execute, mustExecute, type Output, type RunLimits } from './exec.ts';

/**
 * A machine of its own on this machine: network, mounts (a writable copy of the whole root that vanishes), processes, host name.
 * Its first process reads from us: when we end, however we end, it ends, and everything in the box with it.
 */
export interface Box {
  readonly name: string;
  /** The process id of its first process, for moving network interfaces in. */
  readonly pid: number;
  /** Runs a script as root in the box; the exit code is an answer. */
  sh(script: string, limits?: RunLimits): Promise<Output>;
  /** As `sh`, but fails unless the script exits with 0. Answers its output. */
  run(script: string, limits?: RunLimits): Promise<string>;
  read(path: string): Promise<string>;
  /** Writes a file with its bytes as given; missing folders are made. */
  write(path: string, text: string, mode?: string): Promise<void>;
  /** Starts a program that stays, and answers its process id in the box; its output goes to /var/log/<name>.log there. */
  start(name: string, command: string): Promise<number>;
  stop(): Promise<void>;
}

export async function startBox(name: string): Promise<Box> {
  const init = spawn('unshare', [...NAMESPACES, 'bash', '-c', INIT, 'init', name, process.cwd()], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const pid = await readPid(init);
  const inside = ['nsenter', '-t', String(pid), '--all', '--wdns=/', '--'];
  const sh = (script: string, limits?: RunLimits) => execute([...inside, 'sh', '-c', script], limits);
  const run = (script: string, limits?: RunLimits) => mustExecute([...inside, 'sh', '-c', script], limits);
  return {
    name,
    pid,
    sh,
    run,
    read: (path) => mustExecute([...inside, 'cat', path]),
    write: async (path, text, mode) => void (await run(fileScript(path, text, mode))),
    async start(program, command) {
      return Number(await run(startScript(program, command)));
    },
    async stop() {
      const ended = new Promise<void>((resolve) => {
        if (init.exitCode !== null || init.signalCode !== null) resolve();
        else init.once('close', () => resolve());
      });
      init.kill('SIGKILL'); // unshare takes its child, the box's first process, with it.
      await ended;
    },
  };
}

/** Shell text that writes a file with its bytes as given. Setting a box up in few scripts counts: programs start slowly under emulation. */
export function fileScript(path: string, text: string, mode = '0644'): string {
  const folder = path.slice(0, path.lastIndexOf('/'));
  return `mkdir -p ${quote(folder)} && printf %s ${quote(text)} > ${quote(path)} && chmod ${mode} ${quote(path)}\n`;
}

/** Shell text that starts a program that stays, and prints its process id. */
export function startScript(name: string, command: string): string {
  return `setsid sh -c ${quote(`exec ${command}`)} >/var/log/${name}.log 2>&1 </dev/null & echo $!\n`;
}

export function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

const NAMESPACES = [
  '--net',
  '--mount',
  '--pid',
  '--uts',
  '--ipc',
  '--fork',
  '--kill-child',
  '--propagation',
  'private',
];

/**
 * bash, because it also reaps the orphans that a first process inherits. The project is mounted by itself: it may lie in /tmp,
 * of which a box has its own.
 */
const INIT = `set -e
read -r pid _ < /proc/self/stat
mount -t tmpfs -o mode=755 box /mnt
mkdir /mnt/up /mnt/work /mnt/root
mount -t overlay -o lowerdir=/,upperdir=/mnt/up,workdir=/mnt/work overlay /mnt/root
cd /mnt/root
mount -t proc proc proc
mount -t sysfs sysfs sys
mount --rbind /dev dev
mount -t tmpfs -o mode=755 run run
mount -t tmpfs -o mode=1777 tmp tmp
mkdir -p ".$2"
mount --rbind "$2" ".$2"
pivot_root . mnt
cd /
umount -l /mnt
hostname "$1"
echo "$1" > /etc/hostname
rm -f /etc/hosts /etc/resolv.conf
printf '127.0.0.1 localhost\\n127.0.1.1 %s\\n' "$1" > /etc/hosts
echo 'options attempts:1 timeout:1' > /etc/resolv.conf
ip link set lo up
echo "$pid"
while read -r _; do :; done
`;

async function readPid(init: ChildProcess): Promise<number> {
  if (!init.stdout) throw new Error('the box has no output');
  for await (const line of createInterface({ input: init.stdout })) return Number(line);
  throw new Error('a box could not be made: are we root, with namespaces and overlayfs?');
}
