import { writeFile } from 'node:fs/promises';

import { deploy } from '../../../main/gateway/deploy.ts';
import { undoDeploy } from '../../../main/gateway/undo-deploy.ts';
import { addresses } from '../parts/addresses.ts';
import { openAppSession } from '../parts/app-session.ts';
import { type Lab, startLab } from '../parts/lab.ts';
import { labPorts, planOnLab } from '../parts/link-of-lab.ts';
import { listFiles, listLoaded } from '../parts/listing.ts';
import { ping, startPing } from '../parts/pings.ts';
import { sampleConnection } from '../parts/sample-connection.ts';
import type { Dialect } from '../parts/strongswan.ts';
import { writeTunnelsWithoutMarks } from '../parts/without-marks.ts';
import { xfrmDrops } from '../parts/xfrm.ts';
import type { Seen } from './evidence.ts';

/** An emulated processor is some ten times slower: the time to confirm is as long as on a real gateway. */
const confirmSeconds = 120;
const connection = sampleConnection();
const ports = labPorts(connection.keys);
const began = performance.now();

void main();

/** Runs on the kernel with ESP, for one dialect, and tells what it saw; the test that booted that kernel judges it. */
async function main(): Promise<void> {
  const dialect = process.argv[2] === 'ipsec' ? 'ipsec' : 'swanctl';
  await writeFile('/out/result.json', JSON.stringify(await gather(dialect)));
}

async function gather(dialect: Dialect): Promise<Seen> {
  const lab = await startLab({ dialect });
  say(`${dialect}: the network is there`);
  await lab.cloud.configure(connection);
  const app = await openAppSession(lab);
  const { session } = app;
  say(`${dialect}: logged in`);
  const listBoth = async () => ({ files: await listFiles(lab.gateway), loaded: await listLoaded(lab.gateway) });
  const before = await listBoth();
  const foreign = await startPing(lab.siteHost, addresses.partner.inside, 0.2);

  const first = await planOnLab(session, { confirmSeconds });
  say(`${dialect}: planned`);
  const record = await deploy(session, first.input, ports, { ...first.context, log: say });
  const deployed = await askOnEither(lab);
  const fromSite = await ping(lab.siteHost, addresses.vpcHost);
  say(`${dialect}: deployed`);

  const again = await planOnLab(session, { confirmSeconds });
  await deploy(session, again.input, ports, again.context);
  say(`${dialect}: loaded again`);
  const redeployed = await askOnEither(lab);
  say(`${dialect}: deployed again`);

  const undone = await undoDeploy(session, record, ports, { ...again.context, log: say });
  const after = await listBoth();
  const others = await foreign.stop();
  const drops = await xfrmDrops(lab.gateway);
  say(`${dialect}: undone`);

  const plain = dialect === 'swanctl' ? await withoutMarks(lab) : null;
  app.close();
  await lab.stop();
  return { plan: first.plan, deployed, fromSite, redeployed, undone, before, after, others, drops, plain };
}

/** What the marks are there for: the same two tunnels, without them. */
async function withoutMarks(lab: Lab): Promise<NonNullable<Seen['plain']>> {
  await writeTunnelsWithoutMarks(lab.gateway, connection.keys);
  const answers = await askOnEither(lab);
  say('asked over tunnels without marks');
  return { answers, drops: await xfrmDrops(lab.gateway) };
}

/** How many of three pings from the VPC the site host answered, for each tunnel that the far end sent them on. */
async function askOnEither({ cloud, vpcHost }: Lab): Promise<number[]> {
  await cloud.allUp();
  const answers = [];
  for (const tunnel of addresses.edge.outside) {
    await cloud.sendOn(tunnel);
    const before = await cloud.bytes(tunnel);
    const { received } = await ping(vpcHost, addresses.siteHost);
    if ((await cloud.bytes(tunnel)).out <= before.out) throw new Error(`Nothing was sent on ${tunnel}`);
    answers.push(received);
  }
  return answers;
}

function say(what: string): void {
  console.log(`[${((performance.now() - began) / 1000).toFixed(0)} s] ${what}`);
}
