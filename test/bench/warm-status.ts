import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readTunnels } from '../../main/gateway/tunnels.ts';
import { createGatewayConnections } from '../../main/ssh/connections.ts';
import type { GatewaySession } from '../../main/ssh/operation.ts';
import { tunnelStatus } from '../../main/ssh/operations/tunnel-status.ts';
import type { SshPrompts } from '../../main/ssh/prompts.ts';
import { quote } from '../../main/ssh/quote.ts';
import { conns, sas, statusAll } from '../main/strongswan/printed-by-5-9-8.ts';
import { type Figure, median } from './figure.ts';
import { startLoopbackSshd } from './loopback-sshd.ts';

const run = promisify(execFile);
const never = new AbortController().signal;

/** One status of a gateway as the page polls it, against what a person with a warm `ssh` has, by turns. */
export async function measureStatus(runs: number): Promise<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'linkspan-bench-'));
  const server = await startLoopbackSshd(folder, `${writeStandIns(folder)}:/usr/bin:/bin`);
  const connections = createGatewayConnections({ prompts: nobody });
  try {
    const session = asUser(await connections.session(server.target, never));
    const command = `/bin/sh -c ${quote(tunnelStatus.script)}`;
    const times: { ours: number[]; ssh: number[] } = { ours: [], ssh: [] };
    for (let count = 0; count <= runs; count += 1) {
      const ours = await timed(async () => {
        const { ikeSas } = await readTunnels(session, never);
        if (ikeSas.length !== 2) throw new Error('The session answered something else');
      });
      const ssh = await timed(async () => {
        const { stdout } = await run('ssh', [...server.sshArgs, command]);
        if (!stdout.includes('ESTABLISHED')) throw new Error('ssh answered something else');
      });
      // The first of each opens what the others find open.
      if (count === 0) continue;
      times.ours.push(ours);
      times.ssh.push(ssh);
    }
    return {
      name: '(c) one status of a gateway, warm',
      what: `the status over the app's session, parsed, median of ${runs}`,
      ours: median(times.ours),
      against: `the same script over an ssh control master, same sshd, median of ${runs}`,
      dividedBy: median(times.ssh),
      goal: 1,
      notes: [
        'Both run the same stand-ins for ipsec and swanctl, which print what strongSwan 5.9.8 printed in the lab.',
      ],
    };
  } finally {
    connections.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** strongSwan's tools as they answer with two tunnels up, whatever this machine has. */
function writeStandIns(folder: string): string {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  const texts = { statusall: statusAll, 'list-sas': sas, 'list-conns': conns };
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(bin, `${name}.txt`), text);
  const tool = (name: string, answers: readonly string[]) => {
    writeFileSync(join(bin, name), ['#!/bin/sh', 'case $1 in', ...answers, 'esac', ''].join('\n'));
    chmodSync(join(bin, name), 0o755);
  };
  tool('ipsec', [
    "--version) echo 'Linux strongSwan U5.9.8/K6.1.0' ;;",
    '--confdir) echo /etc ;;',
    `statusall) cat ${quote(join(bin, 'statusall.txt'))} ;;`,
  ]);
  tool('swanctl', [
    `--list-sas) cat ${quote(join(bin, 'list-sas.txt'))} ;;`,
    `--list-conns) cat ${quote(join(bin, 'list-conns.txt'))} ;;`,
  ]);
  return bin;
}

/** The stand-ins need no root, so that the bench needs none. */
function asUser(session: GatewaySession): GatewaySession {
  return { ...session, run: (operation, args, options) => session.run({ ...operation, as: 'user' }, args, options) };
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

const refuse = () => Promise.reject(new Error('Nobody to ask'));
const nobody: SshPrompts = {
  hostKey: refuse,
  passphrase: refuse,
  password: refuse,
  keyboardInteractive: refuse,
  proxyCommand: refuse,
};
