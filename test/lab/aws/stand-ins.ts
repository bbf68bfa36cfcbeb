import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { createAwsConnections } from '../../../main/aws/aws-connections.ts';
import type { AwsContext } from '../../../main/aws/aws-context.ts';
import { createClock } from '../../../main/clock.ts';
import type { Records } from './records.ts';

const root = resolve(import.meta.dirname, '../../..');
const python = join(root, '.cache/venv/bin/python');
export const labKeys = { accessKeyId: 'AKIADEMOLINKSPAN0001', secretAccessKey: 'lab/only/not+a+real+secret' };

export interface Moto {
  readonly endpoint: string;
  stop(): Promise<void>;
}

export async function startMoto(): Promise<Moto> {
  const port = await freePort();
  const child = spawn(join(root, '.cache/venv/bin/moto_server'), ['-H', '127.0.0.1', '-p', String(port)], {
    stdio: 'ignore',
  });
  const endpoint = `http://127.0.0.1:${port}`;
  try {
    await answers(endpoint, child);
  } catch (error) {
    child.kill();
    throw error;
  }
  return {
    endpoint,
    stop: async () => {
      if (child.exitCode !== null) return;
      child.kill();
      await once(child, 'exit');
    },
  };
}

/** Through a profile with an endpoint_url, as a person would. */
export async function contextFor(endpoint: string, home: string): Promise<AwsContext> {
  mkdirSync(join(home, '.aws'), { recursive: true });
  const lines = [
    '[profile lab]',
    'region = eu-west-1',
    `endpoint_url = ${endpoint}`,
    `aws_access_key_id = ${labKeys.accessKeyId}`,
    `aws_secret_access_key = ${labKeys.secretAccessKey}`,
  ];
  writeFileSync(join(home, '.aws', 'config'), lines.join('\n'));
  const connections = createAwsConnections({
    env: { HOME: home },
    clock: createClock(),
    isReadOnly: () => false,
    mayRun: () => Promise.reject(new Error('Nothing to run')),
    askMfaCode: () => Promise.reject(new Error('Nobody to ask')),
  });
  return connections.context('lab');
}

export async function runPython(endpoint: string): Promise<Records> {
  return (await runScript('scenario.py', endpoint)) as Records;
}

/** One of the scripts beside this file, with boto3 at an endpoint: the JSON that it prints. */
export async function runScript(name: string, endpoint: string, ...more: readonly string[]): Promise<unknown> {
  const args = [join(import.meta.dirname, name), endpoint, labKeys.accessKeyId, labKeys.secretAccessKey, ...more];
  const { stdout } = await promisify(execFile)(python, args, { timeout: 60_000, maxBuffer: 1_000_000 });
  return JSON.parse(stdout) as unknown;
}

async function answers(endpoint: string, child: ChildProcess): Promise<void> {
  for (let left = 300; left > 0; left -= 1) {
    if (child.exitCode !== null) throw new Error(`moto ended with ${child.exitCode}`);
    const response = await fetch(`${endpoint}/moto-api/data.json`).catch(() => undefined);
    if (response?.ok) return;
    await pause(100);
  }
  throw new Error('moto did not answer within 30 s');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
