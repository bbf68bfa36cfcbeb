import { createHash } from 'node:crypto';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClock } from '../../main/clock.ts';
import { startDemoAws } from '../../main/demo/aws/start-demo-aws.ts';
import type { World } from '../../main/demo/aws/world/world.ts';
import type { BoxFile } from '../../main/demo/gateway/box-files.ts';
import { type DemoKeys, makeDemoKeys, publicHalf } from '../../main/demo/gateway/demo-keys.ts';
import { findPath, judge } from '../../main/demo/gateway/far-end.ts';
import { site } from '../../main/demo/gateway/first-files.ts';
import { type DemoGateway, startDemoGateway } from '../../main/demo/gateway/start-demo-gateway.ts';
import type { Dialect } from '../../main/gateway/service-facts.ts';
import type { Json } from '../../main/store/json.ts';
import type { KillWorld } from '../helpers/engine-kill-table.ts';
import type { DemoAccess } from '../helpers/link-parts.ts';

/** Time in these worlds: waits of AWS in hundredths of a second, and six seconds to confirm a deploy. */
const timeScale = 100;
const delays = {
  customerGateway: 1,
  vpnGateway: 1,
  attach: 1,
  detach: 1,
  vpnConnection: 2,
  vpnConnectionDelete: 1,
  tunnelChange: 1,
  route: 1,
  routeDelete: 1,
};

/** What a killed child left behind. */
interface Left {
  readonly dataDir: string;
  readonly aws: World;
  readonly files: Readonly<Record<string, BoxFile>>;
}

/** A demo AWS and a demo gateway in this process, which survives the child that works on them. */
export async function startKillWorld(dialect: Dialect, plan: Json, as?: Left): Promise<KillWorld> {
  const clock = createClock(timeScale);
  const now = () => clock.now();
  const folder = await mkdtemp(join(tmpdir(), 'linkspan-kill-'));
  const dataDir = join(folder, 'data');
  // A lock with a number in its name is a socket of a process that is no more.
  if (as) await cp(as.dataDir, dataDir, { recursive: true, filter: (path) => !/lock\.\d+$/.test(path) });
  const keys = makeDemoKeys();
  const parts: { gateway?: DemoGateway } = {};
  const aws = await startDemoAws({
    timeScale: 1,
    delays,
    clock: { now },
    ...(as && { seed: as.aws }),
    tunnelStatus: (address) => {
      const sa = parts.gateway?.box.charon.saTo(address);
      return { up: sa !== undefined, message: '', lastChange: now() };
    },
  });
  const gateway = await startDemoGateway({
    keys,
    dialect,
    now,
    ...(as && { files: as.files }),
    judge: (attempt) => judge(aws.snapshot(), attempt),
    findPath: (address, upTo) => findPath(aws.snapshot(), { address, siteSubnets: [site.insideSubnet], upTo }),
  });
  parts.gateway = gateway;
  const login = await writeLogin(folder, keys, gateway.bastionPort);
  const access: DemoAccess = { endpoint: aws.endpoint, ...aws.accessKey, login };
  return {
    dataDir,
    world: { access, plan },
    // The gateway's copy has restarted, which changes nothing: no kill falls into the window of an unconfirmed deploy.
    copy: () =>
      startKillWorld(dialect, plan, {
        dataDir,
        aws: aws.snapshot(),
        files: Object.fromEntries(gateway.box.files.all()),
      }),
    list: () => Promise.resolve({ aws: listAws(aws.snapshot()), gateway: listGateway(gateway) }),
    async close() {
      await gateway.stop();
      await aws.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What there is at AWS, without ids: twice the same thing shows as two. */
function listAws(world: World) {
  const region = world.regions['eu-west-1'];
  if (!region) throw new Error('The demo AWS has no eu-west-1');
  const live = <T extends { readonly state: string }>(things: readonly T[]) =>
    things.filter(({ state }) => state !== 'deleted');
  const nameOf = (id: string) => region.vpnGateways.find((one) => one.id === id)?.tags['Name'] ?? id;
  return {
    customerGateways: live(region.customerGateways).map(({ state, ipAddress, tags }) => ({
      state,
      ipAddress,
      tags: { ...tags },
    })),
    vpnGateways: live(region.vpnGateways).map(({ state, attachments, tags }) => ({
      state,
      tags: { ...tags },
      attached: attachments.filter((one) => one.state !== 'detached').map(({ vpcId, state: at }) => `${vpcId} ${at}`),
    })),
    vpnConnections: live(region.vpnConnections).map(({ state, tags, routes, tunnels }) => ({
      state,
      tags: { ...tags },
      routes: routes.filter((one) => one.state !== 'deleted').map(({ cidr, state: at }) => `${cidr} ${at}`),
      tunnels: tunnels.map(({ outsideAddress, preSharedKey }) => `${outsideAddress} ${digest(preSharedKey)}`),
    })),
    routeTables: region.routeTables.map(({ id, routes, propagatingVgwIds }) => ({
      id,
      routes: routes.map(({ cidr, target }) => `${cidr} ${nameOf(target)}`),
      propagating: propagatingVgwIds.map(nameOf),
    })),
    rules: region.securityGroupRules.map(
      ({ groupId, protocol, fromPort, cidr, tags }) =>
        `${groupId} ${protocol} ${fromPort} ${cidr ?? ''} ${tags['Name'] ?? ''}`,
    ),
  };
}

/** Files by hash, mode and owner, the lock, and what is loaded and up. */
function listGateway({ box }: DemoGateway) {
  const files = [...box.files.all()].filter(([path]) => path.startsWith('/etc/') || path.startsWith('/run/'));
  return {
    files: files.map(([path, { text, mode, owner }]) => `${path} ${mode} ${owner} ${digest(text)}`).sort(),
    up: box.charon
      .sas()
      .map(({ connection }) => connection.name)
      .sort(),
  };
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

async function writeLogin(folder: string, keys: DemoKeys, bastionPort: number): Promise<DemoAccess['login']> {
  const keyFile = join(folder, 'login-key');
  const knownHostsFile = join(folder, 'known-hosts');
  await writeFile(keyFile, keys.login.private, { mode: 0o600 });
  const lines = [
    `[127.0.0.1]:${bastionPort} ${publicHalf(keys.bastionHost)}`,
    `${site.publicAddress} ${publicHalf(keys.gatewayHost)}`,
  ];
  await writeFile(knownHostsFile, `${lines.join('\n')}\n`, { mode: 0o600 });
  const gateway = { host: site.publicAddress, port: 22 };
  return { bastion: { host: '127.0.0.1', port: bastionPort }, gateway, user: site.user, keyFile, knownHostsFile };
}
