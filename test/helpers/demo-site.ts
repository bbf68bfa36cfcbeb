import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ssh2 from 'ssh2';
import type { Clock } from '../../main/clock.ts';
import type { World } from '../../main/demo/aws/world/world.ts';
import { answers } from '../../main/demo/gateway/answers/answers.ts';
import { fireTimers } from '../../main/demo/gateway/answers/deploy-changes.ts';
import { type AnswerOperation, type BoxAnswer, serveShell } from '../../main/demo/gateway/box-shell.ts';
import type { Dialect } from '../../main/demo/gateway/charon-connections.ts';
import { publicHalf } from '../../main/demo/gateway/demo-keys.ts';
import { site as facts } from '../../main/demo/gateway/first-files.ts';
import { type ExecChannel, startSshBox } from '../../main/demo/gateway/ssh-box.ts';
import { startDemoNetwork } from '../../main/demo/start-demo-network.ts';
import { type ConfigWorld, systemWorld } from '../../main/ssh/config/world.ts';
import { newKey } from './ssh-server.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

export interface DemoSiteSetup {
  readonly clock: Clock;
  readonly dialect?: Dialect;
  /** What AWS has at first; the demo's own company unless told. */
  readonly world?: World;
  /** sudo on the gateway asks for this. */
  readonly sudoPassword?: string;
  /** The person's SSH key is locked with this. */
  readonly passphrase?: string;
  /** The bastion and the gateway are in known_hosts unless told otherwise. */
  readonly areHostsKnown?: boolean;
}

/** Sees each operation before the gateway answers it; what it returns is answered instead. */
export type Watch = (operation: string, args: readonly string[]) => BoxAnswer | undefined;

export type DemoSite = Awaited<ReturnType<typeof startDemoSite>>;

/**
 * The demo network as a machine of its own: it outlives the app, and the app finds it as it finds any AWS and any gateway, by the
 * profile files, the SSH configuration and the keys of a home folder.
 */
export async function startDemoSite(setup: DemoSiteSetup) {
  const { clock, passphrase } = setup;
  const folder = createTemporaryFolder();
  const home = join(folder.path, 'home');
  const keys = { bastionHost: newKey().private, gatewayHost: newKey().private, login: loginKey(passphrase) };
  mkdirSync(join(folder.path, 'network'));
  writeFileSync(
    join(folder.path, 'network/state.json'),
    JSON.stringify({ keys, world: setup.world ?? null, files: null }),
  );
  const network = await startDemoNetwork({
    folder: join(folder.path, 'network'),
    now: () => clock.now(),
    timeScale: 60,
    dialect: setup.dialect ?? 'ipsec',
  });
  const commands: string[] = [];
  const watch: { on: Watch } = { on: () => undefined };
  const { box } = network.gateway;
  const answerAs =
    (isRoot: boolean): AnswerOperation =>
    (name, args) => {
      fireTimers(box);
      const known = answers[name === 'inspect-unprivileged' ? 'inspect' : name];
      return watch.on(name, args) ?? known?.(box, args, { isRoot });
    };
  const users = new Map([[facts.user, keys.login.public]]);
  const gateway = await startSshBox({
    hostKey: keys.gatewayHost,
    users,
    exec({ command, channel }) {
      commands.push(command);
      serveCommand(command, channel, { answerAs, sudoPassword: setup.sudoPassword });
    },
  });
  const bastion = await startSshBox({
    hostKey: keys.bastionHost,
    users,
    forward: (host, port) =>
      host === facts.publicAddress && port === 22 ? { host: '127.0.0.1', port: gateway.port } : undefined,
  });
  writeHome(home, { network, keys, bastionPort: bastion.port, areHostsKnown: setup.areHostsKnown ?? true });

  return {
    network,
    home,
    /** Every command line that the gateway was asked to run. */
    commands: commands as readonly string[],
    /** The environment and the SSH configuration of the person's account. */
    env: { HOME: home },
    sshWorld: { ...systemWorld({ HOME: home }), accountHome: home } satisfies ConfigWorld,
    watch(on: Watch): void {
      watch.on = on;
    },
    /** Ends every connection, as a cut line would. */
    cut(): void {
      bastion.cut();
      gateway.cut();
    },
    async stop() {
      await bastion.stop();
      await gateway.stop();
      await network.stop();
      folder.remove();
    },
  };
}

export const siteProfile = 'company';
export const siteAlias = 'warehouse';

interface Home {
  readonly network: Awaited<ReturnType<typeof startDemoNetwork>>;
  readonly keys: { readonly bastionHost: string; readonly gatewayHost: string; readonly login: KeyPair };
  readonly bastionPort: number;
  readonly areHostsKnown: boolean;
}

function writeHome(home: string, { network, keys, bastionPort, areHostsKnown }: Home): void {
  const { accessKeyId, secretAccessKey } = network.aws.accessKey;
  const files: Readonly<Record<string, string>> = {
    '.ssh/id_ed25519': keys.login.private,
    '.ssh/config': [
      `Host ${siteAlias}`,
      `  HostName ${facts.publicAddress}`,
      `  User ${facts.user}`,
      `  ProxyJump ${facts.user}@127.0.0.1:${bastionPort}`,
      '  IdentityAgent none',
      '',
    ].join('\n'),
    '.ssh/known_hosts': areHostsKnown
      ? `[127.0.0.1]:${bastionPort} ${publicHalf(keys.bastionHost)}\n${facts.publicAddress} ${publicHalf(keys.gatewayHost)}\n`
      : '',
    '.aws/config': `[profile ${siteProfile}]\nregion = eu-west-1\nendpoint_url = ${network.aws.endpoint}\n`,
    '.aws/credentials': `[${siteProfile}]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`,
  };
  for (const path of ['.ssh', '.aws']) mkdirSync(join(home, path), { recursive: true, mode: 0o700 });
  for (const [path, text] of Object.entries(files)) {
    writeFileSync(join(home, path), text);
    chmodSync(join(home, path), 0o600);
  }
}

interface KeyPair {
  readonly private: string;
  readonly public: string;
}

function loginKey(passphrase: string | undefined): KeyPair {
  if (passphrase === undefined) return newKey();
  for (;;) {
    const pair = ssh2.utils.generateKeyPairSync('ed25519', { passphrase, cipher: 'aes256-ctr', rounds: 4 });
    if (!(ssh2.utils.parseKey(pair.private, passphrase) instanceof Error)) return pair;
  }
}

interface Serving {
  readonly answerAs: (isRoot: boolean) => AnswerOperation;
  readonly sudoPassword: string | undefined;
}

/** A shell, or one as root by sudo: with a password where there is one, else without. */
function serveCommand(command: string, channel: ExecChannel, { answerAs, sudoPassword }: Serving): void {
  if (/^(\/bin\/)?sh -s$/.test(command)) return serveShell(channel, answerAs(false));
  const ready = /echo ([\w-]+); exec \/bin\/sh -s'$/.exec(command)?.[1] ?? '';
  const prompt = /^env LC_ALL=C sudo -S -k -p (\S+) /.exec(command)?.[1];
  if (sudoPassword === undefined) {
    channel.write(`${ready}\n`);
    return serveShell(channel, answerAs(true));
  }
  if (prompt === undefined) {
    channel.stderr.write('sudo: a password is required\n');
    channel.exit(1);
    channel.end();
    return;
  }
  channel.stderr.write(prompt);
  channel.once('data', (typed: Buffer) => {
    if (typed.toString() !== `${sudoPassword}\n`) {
      channel.stderr.write('Sorry, try again.\n');
      channel.exit(1);
      channel.end();
      return;
    }
    channel.write(`${ready}\n`);
    serveShell(channel, answerAs(true));
  });
}
