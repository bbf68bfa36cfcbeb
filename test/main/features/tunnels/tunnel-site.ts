import type { Link } from '../../../../contract/domain/link.ts';
import { AppError } from '../../../../contract/errors.ts';
import { createBoxFiles } from '../../../../main/demo/gateway/box-files.ts';
import { createCharon } from '../../../../main/demo/gateway/charon.ts';
import { answers } from '../../../../main/demo/gateway/answers/answers.ts';
import type { DemoBox } from '../../../../main/demo/gateway/demo-box.ts';
import { firstFiles, site } from '../../../../main/demo/gateway/first-files.ts';
import { tunnelDoers } from '../../../../main/features/tunnels/doers.ts';
import { tunnelsHandlers } from '../../../../main/features/tunnels/handlers.ts';
import type { TunnelServices } from '../../../../main/features/tunnels/services.ts';
import { Secret } from '../../../../main/secret.ts';
import type { GatewaySession } from '../../../../main/ssh/operation.ts';
import { renderIpsecConf, renderIpsecSecrets } from '../../../../main/strongswan/render-ipsec.ts';
import { renderSwanctlConf, renderSwanctlSecrets } from '../../../../main/strongswan/render-swanctl.ts';
import type { Ec2, TunnelNow, VpnConnectionNow } from '../../../../main/vpn/ec2.ts';
import { configOfLink } from '../../../../main/vpn/gateway-config.ts';
import { createBench } from '../../../helpers/engine-bench.ts';
import { createManualClock } from '../../../helpers/engine-clock.ts';
import { aLink } from '../../../helpers/connect-world.ts';

export const never = new AbortController().signal;
export const [one, two] = ['linkspan-linkaaaa-1', 'linkspan-linkaaaa-2'] as const;

export interface TestBox {
  readonly box: DemoBox;
  readonly session: GatewaySession;
  /** Far ends that accept nobody. */
  readonly refusing: Set<string>;
  /** The operations that ran, in order. */
  readonly ran: string[];
  /** Called before each operation; throws, or waits for ever. */
  before: (operation: string) => void | Promise<void>;
}

/** A demo gateway asked without SSH: its own daemon and files, a partner's tunnel, and this link's two. */
export function createTestBox(link: Link, dialect: 'ipsec' | 'swanctl' = 'ipsec'): TestBox {
  const files = createBoxFiles(firstFiles());
  writeLink(files, link, dialect);
  const refusing = new Set<string>();
  const time = { at: Date.parse('2026-01-01T00:00:00Z') };
  // Each look is a second later: a daemon that was started again says so.
  const now = () => new Date((time.at += 1000));
  const charon = createCharon({
    files,
    dialect,
    localId: site.publicAddress,
    now,
    exchangeMs: 0,
    peer: ({ outsideAddress }) =>
      refusing.has(outsideAddress) ? { accepted: false, notify: 'AUTHENTICATION_FAILED' } : { accepted: true },
  });
  const print = () => ({
    localAddresses: [site.publicAddress],
    localId: site.publicAddress,
    now: now(),
    version: '5.9.8',
  });
  const box: DemoBox = {
    files,
    charon,
    dialect,
    ping: () => ({ answered: true }),
    now,
    seconds: () => Math.floor(time.at / 1000),
    print,
  };
  const ran: string[] = [];
  const self: TestBox = { box, refusing, ran, before: () => undefined, session: sessionOf(() => self) };
  return self;
}

function sessionOf(self: () => TestBox): GatewaySession {
  return {
    managementAddresses: ['192.0.2.9', site.publicAddress],
    async run(operation, args) {
      const { box, ran, before } = self();
      await before(operation.name);
      ran.push(operation.name);
      const words = args.map((arg) => (arg instanceof Secret ? arg.reveal() : arg));
      const answer = answers[operation.name];
      if (!answer) throw new Error(`The demo gateway does not know ${operation.name}`);
      const { stdout, stderr = '', code = 0 } = await answer(box, words, { isRoot: operation.as === 'root' });
      return operation.parse({ stdout, stderr, code }, args);
    },
    loginAgain: () => Promise.resolve(sessionOf(self)),
    close: () => undefined,
  };
}

function writeLink(files: DemoBox['files'], link: Link, dialect: 'ipsec' | 'swanctl'): void {
  const config = configOfLink(link);
  if (!config) throw new Error('This link has no gateway');
  const keys = new Map(link.tunnels.map(({ outsideAddress }) => [outsideAddress, new Secret('a_key_of_the_test')]));
  if (dialect === 'ipsec') {
    files.append('/etc/ipsec.conf', '\ninclude /etc/ipsec.d/linkspan-*.conf\n');
    files.write(`/etc/ipsec.d/linkspan-${link.id}.conf`, renderIpsecConf(config, 'plan', '/etc/ipsec.d/x.updown'));
    files.write('/etc/ipsec.secrets', renderIpsecSecrets(config, keys));
  } else {
    files.write(
      `/etc/swanctl/conf.d/linkspan-${link.id}.conf`,
      renderSwanctlConf(config, 'plan', { updownPath: null }),
    );
    files.write(`/etc/swanctl/conf.d/linkspan-${link.id}-secrets.conf`, renderSwanctlSecrets(config, keys));
  }
}

export function tunnelNow(outsideAddress: string, changes: Partial<TunnelNow> = {}): TunnelNow {
  const base = { outsideAddress, insideCidr: '', status: 'up', message: '', since: null, options: {} } as const;
  return { ...base, ...changes };
}

export function vpnConnection(link: Link, changes: Partial<VpnConnectionNow> = {}): VpnConnectionNow {
  return {
    id: link.vpnConnectionId,
    state: 'available',
    customerGatewayId: link.customerGateway.id,
    vpnGatewayId: link.attachment.id,
    routes: [],
    tunnels: link.tunnels.map(({ outsideAddress }) => tunnelNow(outsideAddress)),
    tags: {},
    ...changes,
  };
}

/** The feature on one test gateway (or more), AWS's answers by `profile region`, and an engine for its plans. */
export function createTunnelBench({
  dialect = 'ipsec',
  links = [aLink()],
}: { dialect?: 'ipsec' | 'swanctl'; links?: Link[] } = {}) {
  const [first] = links;
  if (!first) throw new Error('A bench needs a link');
  const main = createTestBox(first, dialect);
  const boxes = new Map<string, TestBox>([['gw-abcdefgh', main]]);
  const names = new Map([['gw-abcdefgh', 'gateway-1']]);
  const aws = new Map<string, () => Promise<readonly VpnConnectionNow[]>>([
    ['demo eu-west-1', () => Promise.resolve(links.map((link) => vpnConnection(link)))],
  ]);
  const awsReads: string[] = [];
  const clock = createManualClock();
  const gateways = {
    list: () => [...names].map(([id, name]) => ({ id, name })),
    name: (id: string) => names.get(id) ?? id,
    session(id: string) {
      const box = boxes.get(id);
      if (box) return Promise.resolve(box.session);
      return Promise.reject(new AppError({ code: 'unreachable', message: 'No route to the bastion', subject: id }));
    },
  };
  const ec2 = ({ profile, region }: { profile: string; region: string }) => {
    awsReads.push(`${profile} ${region}`);
    const vpnConnections = aws.get(`${profile} ${region}`) ?? (() => Promise.resolve([]));
    return { vpnConnections } as Partial<Ec2> as Ec2;
  };
  // Plans wait on a clock of their own, which jumps; reads have limits on one that stands still.
  const engineClock = { now: () => clock.now(), wait: () => new Promise<void>((resolve) => setImmediate(resolve)) };
  const bench = createBench(tunnelDoers({ clock: engineClock, ec2, gateways }));
  const services: TunnelServices = {
    clock,
    ec2,
    gateways,
    links: { list: () => links, get: (id) => links.find((link) => link.id === id) },
    keepPlan: (plan) => bench.engine.keep(plan),
  };
  const handlers = tunnelsHandlers(services);
  return {
    ...bench,
    ...main,
    handlers,
    services,
    boxes,
    names,
    aws,
    awsReads,
    clock,
    links,
    testBox: main,
    async apply(id: string) {
      bench.engine.apply(id);
      return bench.engine.whenIdle(id);
    },
    async undo(id: string) {
      const undo = await bench.engine.planUndo(id);
      bench.engine.apply(undo.id);
      return bench.engine.whenIdle(undo.id);
    },
    up: () =>
      main.box.charon
        .sas()
        .map(({ connection }) => connection.name)
        .toSorted(),
  };
}
