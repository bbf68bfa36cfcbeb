import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AppContract } from '../../contract/index.ts';
import { demoNetworkSeed } from '../../main/demo/aws/world/seed.ts';
import type { BoxAnswer } from '../../main/demo/gateway/box-shell.ts';
import type { Ports } from '../../main/ports.ts';
import { Secret } from '../../main/secret.ts';
import { createClient } from '../../renderer/bridge/client.ts';
import { siteProfile, startDemoSite } from '../helpers/demo-site.ts';
import type { Evidence } from '../helpers/evidence.ts';
import { type AppClient, coreOptions, sure } from '../helpers/journey-app.ts';
import { type Recorded, recordedBridges } from '../helpers/recorded-bridges.ts';
import { startRecordingProxy } from '../helpers/recording-proxy.ts';
import { createSkippingClock } from '../helpers/skipping-clock.ts';
import { createTemporaryFolder } from '../helpers/temporary-folder.ts';
import { readRows } from './read-rows.ts';

/** What a person types or keeps in a file, each with characters that encoders change. */
export const personal = {
  passphrase: 'canary passphrase: "für" <Schlüssel> 41',
  sudo: 'canary&sudo/pässword=42',
  aws: 'canary/aws+secret/access/key/0123456789',
};

export type CanarySite = Awaited<ReturnType<typeof startCanarySite>>;

/** A site that asks for every kind of secret, and an app on it of which every byte that leaves is kept. */
export async function startCanarySite(evidence: Evidence) {
  const clock = createSkippingClock(20);
  const folder = createTemporaryFolder();
  const dataDir = join(folder.path, 'data');
  const downloads = join(folder.path, 'downloads');
  mkdirSync(downloads);
  const world = structuredClone(demoNetworkSeed());
  for (const key of world.keys) Object.assign(key, { secretAccessKey: personal.aws });
  const site = await startDemoSite({ clock, world, sudoPassword: personal.sudo, passphrase: personal.passphrase });
  const proxy = await startRecordingProxy(site.network.aws.endpoint, (at, bytes) => evidence.add(at, bytes));
  writeFileSync(
    join(site.home, '.aws/config'),
    `[profile ${siteProfile}]\nregion = eu-west-1\nendpoint_url = ${proxy.endpoint}\n`,
  );
  const ports = recordingPorts(evidence, downloads);

  return {
    clock,
    faults: site.network.aws.faults,
    async open(name: keyof typeof recordedBridges): Promise<Recorded & { readonly client: AppClient }> {
      const recorded = await recordedBridges[name]({ dataDir, options: coreOptions(site, clock), evidence, ports });
      return { ...recorded, client: answering(recorded) };
    },
    /** Keeps every operation; what `on` returns is answered instead. */
    watch(on: (operation: string) => BoxAnswer | undefined = () => undefined): void {
      site.watch((operation, args) => {
        evidence.add(`operation on the gateway: ${operation}`, args.join('\n'));
        return on(operation);
      });
    },
    /** The keys that AWS has for our connection. */
    farEndKeys: () => tunnelsOf(site.network.aws.snapshot()).map(({ preSharedKey }) => preSharedKey),
    setFarEndKeys(one: string, two: string): void {
      const snapshot = site.network.aws.snapshot();
      for (const [index, tunnel] of tunnelsOf(snapshot).entries()) tunnel.preSharedKey = index === 0 ? one : two;
      site.network.aws.restore(snapshot);
    },
    /** Takes what lies on the disk and on the gateway as evidence, when no app is open. */
    collect(): void {
      evidence.addFolder('data folder', dataDir);
      evidence.add('rows of the store', readRows(join(dataDir, 'linkspan.db')));
      evidence.addFolder('saved', downloads);
      for (const [path, { text, mode }] of site.network.gateway.box.files.all())
        evidence.add(`gateway file ${mode} ${path}`, text);
      for (const command of site.commands) evidence.add('command line on the gateway', command);
    },
    async stop(): Promise<void> {
      await proxy.stop();
      await site.stop();
      folder.remove();
    },
  };
}

/** A host whose disk fails for one kind of file, with the whole text in its error. */
function recordingPorts(evidence: Evidence, downloads: string): Ports {
  return {
    ...sure,
    saveFile(name, content) {
      const text = content instanceof Secret ? content.reveal() : content;
      if (name.includes('swanctl')) throw new Error(`EIO while ${text.toString()} was written`);
      const path = join(downloads, name);
      writeFileSync(path, text);
      chmodSync(path, content instanceof Secret ? 0o600 : 0o644);
      return Promise.resolve(path);
    },
    notify: (notice) => evidence.add('notification', JSON.stringify(notice)),
    confirmDestructive(question) {
      evidence.add('question', JSON.stringify(question));
      return Promise.resolve(true);
    },
  };
}

/** A client whose person answers what the way to the gateway asks. */
function answering({ bridge }: Recorded): AppClient {
  const client = createClient<AppContract>(bridge);
  client.gateways.asked(() => {
    void client.gateways.prompts({}).then(async (prompts) => {
      for (const { id: promptId, kind } of prompts) {
        const answer = kind === 'passphrase' ? personal.passphrase : personal.sudo;
        // It may have been answered by the news before this one.
        await client.gateways.answer({ promptId, answers: [answer] }).catch(() => undefined);
      }
    });
  });
  return client;
}

function tunnelsOf(world: ReturnType<typeof demoNetworkSeed>) {
  return Object.values(world.regions)
    .flatMap(({ vpnConnections }) => vpnConnections)
    .filter(({ tags, state }) => tags['linkspan:link'] !== undefined && state === 'available')
    .flatMap(({ tunnels }) => tunnels);
}
