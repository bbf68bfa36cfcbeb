import { PutMetricAlarmCommand } from '@aws-sdk/client-cloudwatch';
import { ChangeResourceRecordSetsCommand, CreateHealthCheckCommand } from '@aws-sdk/client-route-53';
import { Resolver } from 'node:dns/promises';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import ssh2 from 'ssh2';
import { readFileSync } from 'node:fs';
import { renderFrame } from '../../../main/ssh/frame.ts';
import { rawClients } from './aws/raw-clients.ts';
import { forgetDemoNetwork, startDemoNetwork } from '../../../main/demo/start-demo-network.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linkspan-demo-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const start = () => startDemoNetwork({ folder, now: () => new Date(), timeScale: 50 });
const token = '0123456789abcdef0123456789abcdef';

type Network = Awaited<ReturnType<typeof start>>;

function login(network: Network): Promise<{ run(frame: string): Promise<string>; end(): void }> {
  const { login: at } = network;
  const privateKey = readFileSync(at.keyFile, 'utf8');
  const bastion = new ssh2.Client();
  const gateway = new ssh2.Client();
  return new Promise((resolve, reject) => {
    bastion.on('error', reject);
    gateway.on('error', reject);
    bastion.on('ready', () =>
      bastion.forwardOut('127.0.0.1', 0, at.gateway.host, at.gateway.port, (error, sock) => {
        if (error) return reject(error);
        gateway.connect({ sock, username: at.user, privateKey });
      }),
    );
    gateway.on('ready', () =>
      resolve({
        run: (frame) => runInShell(gateway, frame),
        end: () => bastion.end(),
      }),
    );
    bastion.connect({ ...at.bastion, username: at.user, privateKey });
  });
}

function runInShell(client: ssh2.Client, frame: string): Promise<string> {
  return new Promise((resolve, reject) => {
    client.exec('/bin/sh -s', (error, channel) => {
      if (error) return reject(error);
      let said = '';
      channel.on('data', (chunk: Buffer) => (said += chunk.toString()));
      channel.stderr.resume();
      channel.on('close', () => resolve(said));
      channel.end(frame);
    });
  });
}

describe('the demo network', () => {
  it('answers a known operation over SSH through the bastion, and 127 to anything else', async () => {
    const network = await start();
    const shell = await login(network);
    const known = await shell.run(
      renderFrame({ name: 'read-loaded', token, script: 'true', args: ['ipsec', '/usr/sbin/ipsec'] }),
    );
    const unknown = await shell.run(renderFrame({ name: 'erase-everything', token, script: 'rm -rf /', args: [] }));
    shell.end();
    await network.stop();
    expect(known).toContain('haulier');
    expect(known).toContain(`${token} 0`);
    expect(unknown).toContain(`${token} 127`);
  });

  it('refuses a login with another key', async () => {
    const network = await start();
    const stranger = ssh2.utils.generateKeyPairSync('ed25519').private;
    const client = new ssh2.Client();
    const outcome = await new Promise((resolve) => {
      client.on('error', (error) => resolve(error.message));
      client.on('ready', () => resolve('ready'));
      client.connect({ ...network.login.bastion, username: network.login.user, privateKey: stranger });
    });
    await network.stop();
    expect(outcome).toMatch(/authentication/i);
  });

  it('is found again as it was left, and as it was at first after a reset', async () => {
    const first = await start();
    first.gateway.box.files.write('/etc/motd', 'changed');
    const keys = readFileSync(first.login.keyFile, 'utf8');
    await first.stop();
    const second = await start();
    expect(second.gateway.box.files.read('/etc/motd')).toBe('changed');
    expect(readFileSync(second.login.keyFile, 'utf8')).toBe(keys);
    await second.stop();
    await forgetDemoNetwork(folder);
    const third = await start();
    expect(third.gateway.box.files.read('/etc/motd')).toBeUndefined();
    await third.stop();
  });

  it('answers names, and switches a failover pair when the tunnel under its health check goes down', async () => {
    const network = await startDemoNetwork({ folder, now: () => new Date(), timeScale: 1_200 });
    const { aws, dns } = network;
    const { route53, cloudWatch } = rawClients(aws);
    const tunnel = '203.0.113.200';
    const resolver = new Resolver();
    resolver.setServers([`${dns.host}:${dns.port}`]);
    const switchedTo = (address: string) =>
      vi.waitFor(async () => expect(await resolver.resolve4('pair.nordhafen.example')).toEqual([address]), {
        timeout: 10_000,
        interval: 20,
      });
    aws.setTunnel(tunnel, { up: true, message: '' });
    await cloudWatch.send(
      new PutMetricAlarmCommand({
        AlarmName: 'pair',
        Namespace: 'AWS/VPN',
        MetricName: 'TunnelState',
        Dimensions: [{ Name: 'TunnelIpAddress', Value: tunnel }],
        Statistic: 'Maximum',
        Period: 300,
        EvaluationPeriods: 3,
        Threshold: 1,
        ComparisonOperator: 'LessThanThreshold',
        TreatMissingData: 'breaching',
      }),
    );
    const { HealthCheck: check } = await route53.send(
      new CreateHealthCheckCommand({
        CallerReference: 'pair',
        HealthCheckConfig: { Type: 'CLOUDWATCH_METRIC', AlarmIdentifier: { Region: 'eu-west-1', Name: 'pair' } },
      }),
    );
    const member = (Failover: 'PRIMARY' | 'SECONDARY', address: string, HealthCheckId?: string) => ({
      Action: 'CREATE' as const,
      ResourceRecordSet: {
        Name: 'pair.nordhafen.example',
        Type: 'A' as const,
        TTL: 30,
        SetIdentifier: Failover,
        Failover,
        ResourceRecords: [{ Value: address }],
        ...(HealthCheckId && { HealthCheckId }),
      },
    });
    const Changes = [member('PRIMARY', '203.0.113.1', check?.Id), member('SECONDARY', '203.0.113.2')];
    await route53.send(
      new ChangeResourceRecordSetsCommand({ HostedZoneId: 'Z0NORDHAFENPUBLIC001', ChangeBatch: { Changes } }),
    );
    await switchedTo('203.0.113.1');
    aws.setTunnel(tunnel, { up: false, message: 'IPSEC IS DOWN' });
    await switchedTo('203.0.113.2');
    aws.setTunnel(tunnel, { up: true, message: '' });
    await switchedTo('203.0.113.1');
    await network.stop();
    await expect(resolver.resolve4('www.nordhafen.example')).rejects.toThrow('ECONNREFUSED');
  });
});
