import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';

import { AppError } from '../../../contract/errors.ts';
import { Secret } from '../../../main/secret.ts';
import { AnswerReader } from '../../../main/ssh/answer-reader.ts';
import { renderFrame } from '../../../main/ssh/frame.ts';
import type { GatewaySession, Operation, RunOptions } from '../../../main/ssh/operation.ts';
import type { Lab } from './lab.ts';

export interface LabSession extends GatewaySession {
  /** Ends the connection as a cut line does: nothing is said to the other side. */
  cut(): void;
}

/** A session by OpenSSH's own client, through the bastion: an independent check of what operations do on a real shell. */
export function openSshSession(lab: Lab): LabSession {
  const children = new Set<ChildProcess>();
  let isCut = false;
  return {
    managementAddresses: [lab.ssh.bastion.address, lab.ssh.gateway.address],
    async run(operation, args, options) {
      if (isCut) throw unreachable('the connection was cut');
      return runOperation(lab, operation, args, options, children);
    },
    loginAgain: async () => {
      if (isCut) throw unreachable('the connection was cut');
      return openSshSession(lab);
    },
    close: () => undefined,
    cut() {
      isCut = true;
      for (const child of children) child.kill('SIGKILL');
    },
  };
}

async function runOperation<Args extends readonly (string | Secret)[], Result>(
  lab: Lab,
  operation: Operation<Args, Result>,
  args: Args,
  { signal }: RunOptions,
  children: Set<ChildProcess>,
): Promise<Result> {
  const token = randomBytes(16).toString('hex');
  const words = args.map((each) => (each instanceof Secret ? each.reveal() : each));
  const text = renderFrame({ name: operation.name, token, script: operation.script, args: words });
  const shell = operation.as === 'root' ? 'sudo -n sh' : 'sh';
  const child = spawn('ssh', ['-F', lab.ssh.configFile, 'gateway', shell], { stdio: ['pipe', 'pipe', 'pipe'], signal });
  children.add(child);
  const out = new AnswerReader(token, operation.limitBytes);
  const err = new AnswerReader(token, operation.limitBytes);
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  child.stdin.on('error', () => undefined);
  child.stdin.end(text);
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => resolve());
  });
  children.delete(child);
  if (out.tail === '') throw unreachable(`the connection ended while ${operation.name} was running`);
  return operation.parse({ code: Number(out.tail), stdout: out.text, stderr: err.text }, args);
}

function unreachable(message: string): AppError {
  return new AppError({ code: 'unreachable', message });
}
