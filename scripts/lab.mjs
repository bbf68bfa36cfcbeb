// The lab's lanes, all or the named ones: `npm run lab -- net kernel`. A missing tool is a failure, never a skip.
import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fetchKernel } from './lib/fetch-kernel.mjs';
import { fetchPackage } from './lib/fetch-package.mjs';

const root = join(import.meta.dirname, '..');
/** What makes boxes, and what runs in them. */
const boxTools = [
  'unshare',
  'nsenter',
  'ip',
  'nft',
  'ping',
  'ss',
  'ps',
  'sshd',
  'ssh-keygen',
  'useradd',
  'sudo',
  'ipsec',
  'swanctl',
  'apt-get',
];
const lanes = {
  shell: { tools: ['sh', 'sed', 'grep', 'sha256sum', 'readlink', 'vtysh'], isRoot: false, run: vitest },
  ssh: { tools: ['ssh', 'sshd', 'ssh-keygen'], isRoot: true, run: vitest },
  net: { tools: boxTools, isRoot: true, run: inAdminNamespace },
  kernel: {
    tools: [...boxTools, 'qemu-system-x86_64', 'busybox', 'cpio', 'depmod', 'modprobe'],
    isRoot: true,
    run: onKernelWithEsp,
  },
  aws: { tools: ['python3'], isRoot: false, run: withPython },
  reports: { tools: ['python3', 'pdftotext', 'pdfinfo'], isRoot: false, run: withPython },
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in lanes));
if (unknown.length > 0) {
  console.error(`No such lane: ${unknown.join(', ')}. There are: ${Object.keys(lanes).join(', ')}.`);
  process.exit(2);
}
const results = mkdtempSync(join(tmpdir(), 'linkspan-lab-results-'));
const failed = [];
try {
  for (const name of asked.length > 0 ? asked : Object.keys(lanes)) {
    const began = performance.now();
    const code = await runLane(name);
    console.log(`lane ${name}: ${code === 0 ? 'ok' : 'FAILED'}, ${((performance.now() - began) / 1000).toFixed(1)} s`);
    if (code !== 0) failed.push(name);
  }
} finally {
  rmSync(results, { recursive: true, force: true });
}
process.exitCode = failed.length === 0 ? 0 : 1;

async function runLane(name) {
  const lane = lanes[name];
  const problems = lane.tools.filter((tool) => !isThere(tool)).map((tool) => `${tool} is not installed`);
  if (lane.isRoot && process.getuid?.() !== 0) problems.push('it must be run as root');
  if (problems.length > 0) {
    console.error(`The lane ${name} cannot run: ${problems.join('; ')}.\nDebian packages: test/lab/packages.txt`);
    return 1;
  }
  const result = join(results, `${name}.json`);
  const code = await lane.run(name, result);
  if (process.env.LINKSPAN_RESULTS && existsSync(result)) copyFileSync(result, process.env.LINKSPAN_RESULTS);
  return code;
}

function vitest(name, result) {
  return run(vitestCommand(name, result));
}

/** In a network namespace of its own, which plays the admin's computer; everything in it ends with it. */
async function inAdminNamespace(name, result) {
  fetchPackage('charon-systemd', join(root, '.cache/lab/charon-systemd'));
  const enter = ['unshare', '--net', '--pid', '--fork', '--kill-child', '--mount-proc'];
  const up = ['sh', '-c', 'ip link set lo up && exec "$@"', 'admin'];
  return run([...enter, ...up, ...vitestCommand(name, result)]);
}

/** The test boots kernels with real ESP for itself. */
function onKernelWithEsp(name, result) {
  fetchPackage('charon-systemd', join(root, '.cache/lab/charon-systemd'));
  const kernel = join(root, '.cache/kernel');
  if (!existsSync(kernel)) fetchKernel(kernel);
  return vitest(name, result);
}

async function withPython(name, result) {
  const code = await run(['bash', join(root, 'test/lab/aws/setup.sh')]);
  return code === 0 ? vitest(name, result) : code;
}

function vitestCommand(name, result) {
  const program = [process.execPath, join(root, 'node_modules/vitest/vitest.mjs'), 'run'];
  const which = ['--config', join(root, 'test/lab/vitest.config.ts'), join(root, 'test/lab', name)];
  return program.concat(which, ['--reporter=verbose', '--reporter=json', `--outputFile.json=${result}`]);
}

function isThere(tool) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin'];
  return folders.some((folder) => folder !== '' && existsSync(join(folder, tool)));
}

function run([file, ...args]) {
  const child = spawn(file, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}
