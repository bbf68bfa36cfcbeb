import { chmod, copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { AppContract } from '../../../contract/index.ts';
import type { ConnectSiteIntent } from '../../../contract/domain/intent.ts';
import type { PlanView } from '../../../contract/domain/plan.ts';
import { createCore } from '../../../main/core.ts';
import { systemWorld } from '../../../main/ssh/config/world.ts';
import { createClient } from '../../../renderer/bridge/client.ts';
import { type AppClient, journeySteps, sure } from '../../helpers/journey-app.ts';
import { createMemoryBridge } from '../../helpers/memory-bridge.ts';
import { createSkippingClock } from '../../helpers/skipping-clock.ts';
import { createTemporaryFolder } from '../../helpers/temporary-folder.ts';
import type { LabAws } from './lab-aws.ts';
import { labRegion, labVpcId } from './lab-vpc.ts';
import type { Lab } from './lab.ts';
import { CONFIRM_SECONDS } from './link-of-lab.ts';

export type LabApp = Awaited<ReturnType<typeof openLabApp>>;

const profile = 'lab';
const place = { profile, region: labRegion, vpcId: labVpcId };

/** The whole app on the admin's computer: an AWS profile, a key and nothing else in a home folder, and a person who answers. */
export async function openLabApp(lab: Lab, aws: LabAws) {
  const folder = createTemporaryFolder();
  const home = join(folder.path, 'home');
  await writeHome(home, lab, aws);
  const clock = createSkippingClock(1);
  const memory = createMemoryBridge();
  const core = await createCore({
    dataDir: join(folder.path, 'data'),
    host: 'test',
    ports: sure,
    publish: (name, payload) => memory.send(name, payload),
    options: {
      clock,
      env: { HOME: home },
      sshWorld: { ...systemWorld({ HOME: home }), accountHome: home },
      confirmSeconds: CONFIRM_SECONDS,
    },
  });
  memory.connect(core.router);
  const client = createClient<AppContract>(memory.bridge);
  const hostKeys: string[] = [];
  client.gateways.asked(() => void acceptHostKeys(client, hostKeys));

  return {
    client,
    clock,
    home,
    ...journeySteps(client),
    /** The host keys that were asked about, as they were shown. Everything is accepted. */
    hostKeys: hostKeys as readonly string[],
    addGateway: () => addByHand(client, lab),
    planWithDefaults: (gatewayId: string) => planWithDefaults(client, gatewayId),
    async stop() {
      await core.stop();
      folder.remove();
    },
  };
}

async function writeHome(home: string, lab: Lab, { demo }: LabAws): Promise<void> {
  const { accessKeyId, secretAccessKey } = demo.accessKey;
  for (const name of ['.ssh', '.aws']) await mkdir(join(home, name), { recursive: true, mode: 0o700 });
  const key = join(home, '.ssh/id_ed25519');
  await copyFile(lab.ssh.gateway.keyFile, key);
  await chmod(key, 0o600);
  const config = `[profile ${profile}]\nregion = ${labRegion}\nendpoint_url = ${demo.endpoint}\n`;
  await writeFile(join(home, '.aws/config'), config);
  const credentials = `[${profile}]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`;
  await writeFile(join(home, '.aws/credentials'), credentials, { mode: 0o600 });
}

async function acceptHostKeys(client: AppClient, seen: string[]): Promise<void> {
  for (const { id, kind, about, detail } of await client.gateways.prompts({})) {
    if (kind !== 'host-key') throw new Error(`Nobody expected a question about: ${kind}`);
    seen.push(`${about} ${detail ?? ''}`);
    await client.gateways.answer({ promptId: id, answers: [] });
  }
}

/** As typed into the form: the gateway's address, and the bastion as the jump. */
async function addByHand(client: AppClient, { ssh: { bastion, gateway } }: Lab): Promise<string> {
  const { id } = await client.gateways.add({
    kind: 'by-hand',
    name: 'Lab gateway',
    host: gateway.address,
    port: gateway.port,
    user: gateway.user,
    identityFile: null,
    jump: `${bastion.user}@${bastion.address}:${bastion.port}`,
  });
  return id;
}

/** The wizard with everything it suggests. */
async function planWithDefaults(client: AppClient, gatewayId: string): Promise<PlanView> {
  const found = await client.siteToSite.suggest({ ...place, gatewayId });
  const { site } = found;
  if (!site?.outsideAddress || !site.localAddress) throw new Error('Nothing was suggested for the site');
  const intent: ConnectSiteIntent = {
    ...place,
    name: found.name,
    attachment: found.attachment,
    site: {
      kind: 'gateway',
      gatewayId,
      outsideAddress: site.outsideAddress.value,
      localAddress: site.localAddress.value,
      subnets: site.subnets.value,
    },
    customerGateway: { kind: 'new', bgpAsn: found.bgpAsn },
    tunnels: { profile: 'recommended', insideCidrs: found.insideCidrs, keys: 'generated' },
    reach: {
      routes: found.routes.filter(({ isUsed }) => isUsed).map(({ routeTableId, how }) => ({ routeTableId, how })),
      securityRules: found.securityGroups
        .filter(({ isSuggested }) => isSuggested)
        .map(({ id }) => ({ groupId: id, protocol: 'icmp', port: null })),
    },
    tags: [],
  };
  return client.siteToSite.plan({ intent, keys: null });
}
