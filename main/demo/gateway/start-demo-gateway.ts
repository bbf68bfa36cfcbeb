import { contains } from '../../../contract/domain/cidr.ts';
import { type AnswerOperation, serveShell } from './box-shell.ts';
import { answers } from './answers/answers.ts';
import { fireTimers } from './answers/deploy-changes.ts';
import { type BoxFile, createBoxFiles } from './box-files.ts';
import { type Attempt, type Charon, createCharon, type Verdict } from './charon.ts';
import type { Dialect } from './charon-connections.ts';
import { type Caller, type DemoBox, type PingResult, version } from './demo-box.ts';
import type { DemoKeys } from './demo-keys.ts';
import type { Path } from './far-end.ts';
import { firstFiles, site } from './first-files.ts';
import { startSshBox } from './ssh-box.ts';

export interface DemoGatewaySetup {
  readonly keys: DemoKeys;
  readonly dialect: Dialect;
  /** As they were when the app ended; the first ones unless told. */
  readonly files?: Readonly<Record<string, BoxFile>> | undefined;
  readonly now: () => Date;
  /** What the far end says. The demo gateway itself answers for its partner. */
  readonly judge: (attempt: Attempt) => Verdict;
  /** Whether a packet to this address is answered, and through which far end, given those that are up. */
  readonly findPath: (address: string, upTo: readonly string[]) => Path;
  /** After an operation that may have changed something. */
  readonly changed?: () => void;
}

export interface DemoGateway {
  readonly bastionPort: number;
  readonly box: DemoBox;
  /** Ends every connection to it, as a cut line would. */
  cut(): void;
  stop(): Promise<void>;
}

/** The demo bastion and, behind it, the demo gateway: two real SSH servers on loopback. */
export async function startDemoGateway(setup: DemoGatewaySetup): Promise<DemoGateway> {
  const { keys, dialect, now } = setup;
  const files = createBoxFiles(setup.files ?? firstFiles());
  const charon = createCharon({
    files,
    dialect,
    localId: site.publicAddress,
    now,
    exchangeMs: 300,
    peer: (attempt) => (attempt.outsideAddress === site.partner.address ? { accepted: true } : setup.judge(attempt)),
  });
  const box: DemoBox = {
    files,
    charon,
    dialect,
    ping: (address) => ping(charon, address, setup.findPath),
    now,
    seconds: () => Math.floor(now().getTime() / 1000),
    print: () => ({
      localAddresses: [site.publicAddress, site.insideAddress],
      localId: site.publicAddress,
      now: now(),
      version,
    }),
  };
  const answerAs =
    (caller: Caller): AnswerOperation =>
    (name, args) => {
      fireTimers(box);
      const said = answers[name]?.(box, args, caller);
      setup.changed?.();
      return said;
    };

  const users = new Map([[site.user, keys.login.public]]);
  const gateway = await startSshBox({
    hostKey: keys.gatewayHost,
    users,
    exec: ({ command, channel }) => serveCommand(command, channel, answerAs),
  });
  const bastion = await startSshBox({
    hostKey: keys.bastionHost,
    users,
    forward: (host, port) =>
      host === site.publicAddress && port === 22 ? { host: '127.0.0.1', port: gateway.port } : undefined,
  });
  return {
    bastionPort: bastion.port,
    box,
    cut: () => {
      bastion.cut();
      gateway.cut();
    },
    stop: async () => {
      await bastion.stop();
      await gateway.stop();
    },
  };
}

const packetBytes = 84;

/** What leaves takes the newest tunnel; through which one the answer comes is the far end's choice. */
function ping(charon: Charon, address: string, findPath: DemoGatewaySetup['findPath']): PingResult {
  const carrying = charon
    .sas()
    .filter(({ connection }) =>
      connection.children.some(({ remoteSubnets }) => remoteSubnets.some((subnet) => contains(subnet, address))),
    );
  const out = carrying.at(-1);
  if (out) {
    out.counters.bytesOut += packetBytes;
    out.counters.packetsOut += 1;
  }
  const path = findPath(
    address,
    carrying.flatMap(({ connection }) => connection.remoteAddresses),
  );
  if ('lost' in path) return { answered: false, why: path.lost };
  const back = charon.saTo(path.answersFrom);
  if (!back) return { answered: false, why: 'the answer came through a tunnel that is down' };
  back.counters.bytesIn += packetBytes;
  back.counters.packetsIn += 1;
  return { answered: true };
}

type Channel = Parameters<typeof serveShell>[0];

/** The demo's one user has sudo without a password; anything but a shell is not found. */
function serveCommand(command: string, channel: Channel, answerAs: (caller: Caller) => AnswerOperation): void {
  if (/^(\/bin\/)?sh -s$/.test(command)) return serveShell(channel, answerAs({ isRoot: false }));
  const ready = /^env LC_ALL=C sudo -n \/bin\/sh -c 'echo ([\w-]+); exec \/bin\/sh -s'$/.exec(command)?.[1];
  if (ready !== undefined) {
    channel.write(`${ready}\n`);
    return serveShell(channel, answerAs({ isRoot: true }));
  }
  channel.stderr.write(`sh: ${command.split(' ')[0]}: not found\n`);
  channel.exit(127);
  channel.end();
}
