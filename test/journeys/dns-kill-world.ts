import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClock } from '../../main/clock.ts';
import { startDemoAws } from '../../main/demo/aws/start-demo-aws.ts';
import type { World } from '../../main/demo/aws/world/world.ts';
import { demoNetworkSeed } from '../../main/demo/aws/world/seed.ts';
import { startDnsServer } from '../../main/demo/dns/start-dns-server.ts';
import { listDns } from '../helpers/dns-listing.ts';
import { publicZone, websiteCheck } from '../helpers/dns-intent.ts';
import type { KillWorld } from '../helpers/engine-kill-table.ts';
import type { DnsSubjectWorld } from './dns-kill-subject.ts';

/** Time in these worlds; what takes AWS a minute takes a hundredth of a second. */
export const timeScale = 100;
const delays = { dnsChange: 1, healthCheckChange: 1, metricPoint: 2, alarmFirst: 1 };

/** What a killed child left behind. */
interface Left {
  readonly dataDir: string;
  readonly aws: World;
}

/** A demo AWS and its name server in this process, which survives the child that works on them. */
export async function startDnsKillWorld(wizard: DnsSubjectWorld['wizard'], as?: Left): Promise<KillWorld> {
  const clock = createClock(timeScale);
  const folder = await mkdtemp(join(tmpdir(), 'linkspan-kill-'));
  const dataDir = join(folder, 'data');
  // A lock with a number in its name is a socket of a process that is no more.
  if (as) await cp(as.dataDir, dataDir, { recursive: true, filter: (path) => !/lock\.\d+$/.test(path) });
  const aws = await startDemoAws({
    timeScale: 1,
    delays,
    clock,
    seed: as?.aws ?? (wizard === 'drill' ? withPair(demoNetworkSeed()) : demoNetworkSeed()),
    tunnelStatus: () => ({ up: true, message: '', lastChange: clock.now() }),
  });
  const dns = await startDnsServer({ answer: (question) => aws.askDns(question) });
  const world: DnsSubjectWorld = {
    wizard,
    endpoint: aws.endpoint,
    accessKeyId: aws.accessKey.accessKeyId,
    secretAccessKey: aws.accessKey.secretAccessKey,
    dns: { host: dns.host, port: dns.port },
  };
  return {
    dataDir,
    world,
    copy: () => startDnsKillWorld(wizard, { dataDir, aws: aws.snapshot() }),
    list: () => Promise.resolve(listDns(aws.snapshot())),
    async close() {
      await dns.stop();
      await aws.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A failover pair on the health check of the website. */
function withPair(world: World): World {
  const pair = (role: 'PRIMARY' | 'SECONDARY', value: string) => ({
    Name: 'app.nordhafen.example.',
    Type: 'A' as const,
    SetIdentifier: role.toLowerCase(),
    Failover: role,
    TTL: 60,
    ResourceRecords: [{ Value: value }],
    ...(role === 'PRIMARY' && { HealthCheckId: websiteCheck }),
  });
  const zone = world.dns.zones.find(({ id }) => id === publicZone);
  zone?.recordSets.push(pair('PRIMARY', '203.0.113.50'), pair('SECONDARY', '203.0.113.60'));
  return world;
}
