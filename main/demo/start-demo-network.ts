import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type DemoAws, startDemoAws } from './aws/start-demo-aws.ts';
import type { World } from './aws/world/world.ts';
import { startDnsServer } from './dns/start-dns-server.ts';
import { BoxFile } from './gateway/box-files.ts';
import type { Dialect } from './gateway/charon-connections.ts';
import { DemoKeys, makeDemoKeys, publicHalf } from './gateway/demo-keys.ts';
import { findPath, judge } from './gateway/far-end.ts';
import { site } from './gateway/first-files.ts';
import { type DemoGateway, startDemoGateway } from './gateway/start-demo-gateway.ts';
import { createStateKeeper } from './state-keeper.ts';

export interface DemoNetworkSetup {
  /** Where its state and its login key lie (0700). */
  readonly folder: string;
  readonly now: () => Date;
  /** How many times faster than AWS the demo AWS makes things. */
  readonly timeScale: number;
  readonly dialect?: Dialect;
}

/** How to log in to a machine of the demo network. */
export interface DemoLogin {
  readonly bastion: { readonly host: string; readonly port: number };
  readonly gateway: { readonly host: string; readonly port: number };
  readonly user: string;
  readonly keyFile: string;
  readonly knownHostsFile: string;
}

export interface DemoNetwork {
  readonly aws: DemoAws;
  readonly gateway: DemoGateway;
  readonly login: DemoLogin;
  /** A name server for the demo's zones, on UDP and TCP. */
  readonly dns: { readonly host: string; readonly port: number };
  stop(): Promise<void>;
}

const Kept = z.object({
  keys: DemoKeys,
  world: z.custom<World>((value) => typeof value === 'object' && value !== null).nullable(),
  files: z.record(z.string(), BoxFile).nullable(),
});
type Kept = z.infer<typeof Kept>;

/** Starts the demo AWS and the demo site, as they were left, and joins them: each end sees the other. */
export async function startDemoNetwork(setup: DemoNetworkSetup): Promise<DemoNetwork> {
  const { folder, now, timeScale, dialect = 'ipsec' } = setup;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const kept = await readKept(folder);
  const parts: { gateway?: DemoGateway } = {};
  const aws = await startDemoAws({
    timeScale,
    clock: { now },
    ...(kept.world && { seed: kept.world }),
    tunnelStatus: (address) => tunnelStatus(parts.gateway, address, now()),
  });
  const state = (): Kept => ({
    keys: kept.keys,
    world: aws.snapshot(),
    files: parts.gateway ? Object.fromEntries(parts.gateway.box.files.all()) : kept.files,
  });
  const keep = createStateKeeper(join(folder, 'state.json'), () => JSON.stringify(state()));
  const gateway = await startDemoGateway({
    keys: kept.keys,
    dialect,
    ...(kept.files && { files: kept.files }),
    now,
    judge: (attempt) => aws.read((world) => judge(world, attempt)),
    findPath: (address, upTo) =>
      aws.read((world) => findPath(world, { address, siteSubnets: [site.insideSubnet], upTo })),
    changed: () => keep.soon(),
  });
  parts.gateway = gateway;
  const login = await writeLogin(folder, kept.keys, gateway.bastionPort);
  const dns = await startDnsServer({ answer: (question) => aws.askDns(question) });
  const timer = setInterval(() => {
    aws.observe();
    keep.soon();
  }, 1000);
  timer.unref();
  return {
    aws,
    gateway,
    login,
    dns: { host: dns.host, port: dns.port },
    async stop() {
      clearInterval(timer);
      await dns.stop();
      await keep.end();
      await gateway.stop();
      await aws.stop();
    },
  };
}

/** Puts the demo network back as it was at first, with new keys. */
export async function forgetDemoNetwork(folder: string): Promise<void> {
  await rm(join(folder, 'state.json'), { force: true });
}

function tunnelStatus(gateway: DemoGateway | undefined, address: string, now: Date) {
  const sa = gateway?.box.charon.saTo(address);
  return sa
    ? { up: true, message: '', lastChange: new Date(sa.establishedAt) }
    : { up: false, message: 'IPSEC IS DOWN', lastChange: now };
}

async function readKept(folder: string): Promise<Kept> {
  const text = await readFile(join(folder, 'state.json'), 'utf8').catch(() => undefined);
  const parsed = text === undefined ? undefined : Kept.safeParse(parseJson(text));
  return parsed?.success ? parsed.data : { keys: makeDemoKeys(), world: null, files: null };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function writeLogin(folder: string, keys: DemoKeys, bastionPort: number): Promise<DemoLogin> {
  const keyFile = join(folder, 'login-key');
  const knownHostsFile = join(folder, 'known-hosts');
  await writeFile(keyFile, keys.login.private, { mode: 0o600 });
  const lines = [
    `[127.0.0.1]:${bastionPort} ${publicHalf(keys.bastionHost)}`,
    `${site.publicAddress} ${publicHalf(keys.gatewayHost)}`,
  ];
  await writeFile(knownHostsFile, `${lines.join('\n')}\n`, { mode: 0o600 });
  return {
    bastion: { host: '127.0.0.1', port: bastionPort },
    gateway: { host: site.publicAddress, port: 22 },
    user: site.user,
    keyFile,
    knownHostsFile,
  };
}
