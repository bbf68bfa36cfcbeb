import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AppContract } from '../../contract/index.ts';
import { startDemoAws } from '../../main/demo/aws/start-demo-aws.ts';
import { startDnsServer } from '../../main/demo/dns/start-dns-server.ts';
import type { Ports } from '../../main/ports.ts';
import { Secret } from '../../main/secret.ts';
import { createClient } from '../../renderer/bridge/client.ts';
import { awsPlace } from '../helpers/aws-app.ts';
import { quickDelays } from '../helpers/direct-connect-intent.ts';
import { createEagerClock } from '../helpers/engine-clock.ts';
import type { Evidence } from '../helpers/evidence.ts';
import { journeySteps, sure } from '../helpers/journey-app.ts';
import { recordedBridges } from '../helpers/recorded-bridges.ts';
import { startRecordingProxy } from '../helpers/recording-proxy.ts';
import { createTemporaryFolder } from '../helpers/temporary-folder.ts';
import { readRows } from './read-rows.ts';

export type ServicesSite = Awaited<ReturnType<typeof startServicesSite>>;

/** The app on a demo AWS and its name server, without a gateway; every byte that leaves is kept. */
export async function startServicesSite(evidence: Evidence) {
  const clock = createEagerClock();
  const folder = createTemporaryFolder();
  const dataDir = join(folder.path, 'data');
  const downloads = join(folder.path, 'downloads');
  mkdirSync(downloads);
  const aws = await startDemoAws({ clock, delays: quickDelays });
  const dns = await startDnsServer({
    answer(question) {
      evidence.add('question to a name server', JSON.stringify(question));
      return aws.askDns(question);
    },
  });
  let spoil = (_action: string, answer: Buffer) => answer;
  const proxy = await startRecordingProxy(
    aws.endpoint,
    (at, bytes) => evidence.add(at, bytes),
    (action, answer) => spoil(action, answer),
  );
  const ports = recordingPorts(evidence, downloads);
  const options = {
    clock,
    env: { HOME: writeHome(folder.path, proxy.endpoint, aws.accessKey) },
    nameServers: () => [{ host: dns.host, port: dns.port }],
  };

  return {
    aws,
    async open(name: keyof typeof recordedBridges) {
      const opened = await recordedBridges[name]({ dataDir, options, evidence, ports });
      const client = createClient<AppContract>(opened.bridge);
      return { client, ...journeySteps(client), stop: () => opened.stop() };
    },
    /** What AWS answers from now on, whatever it wanted to say. */
    spoilAnswers(by: typeof spoil): void {
      spoil = by;
    },
    /** Takes what lies on the disk as evidence, when no app is open. */
    collect(): void {
      evidence.addFolder('data folder', dataDir);
      evidence.add('rows of the store', readRows(join(dataDir, 'linkspan.db')));
      evidence.addFolder('saved', downloads);
    },
    async stop(): Promise<void> {
      await proxy.stop();
      await dns.stop();
      await aws.stop();
      folder.remove();
    },
  };
}

/** A host whose disk fails for the file of one vendor, with the whole text in its error. */
function recordingPorts(evidence: Evidence, downloads: string): Ports {
  return {
    ...sure,
    saveFile(name, content) {
      const text = content instanceof Secret ? content.reveal() : content;
      if (name.includes('cisco')) throw new Error(`EIO while ${text.toString()} was written`);
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

function writeHome(folder: string, endpoint: string, key: { accessKeyId: string; secretAccessKey: string }): string {
  const home = join(folder, 'home');
  mkdirSync(join(home, '.aws'), { recursive: true, mode: 0o700 });
  const { profile, region } = awsPlace;
  writeFileSync(join(home, '.aws/config'), `[profile ${profile}]\nregion = ${region}\nendpoint_url = ${endpoint}\n`);
  const lines = [
    `[${profile}]`,
    `aws_access_key_id = ${key.accessKeyId}`,
    `aws_secret_access_key = ${key.secretAccessKey}`,
  ];
  writeFileSync(join(home, '.aws/credentials'), `${lines.join('\n')}\n`);
  return home;
}
