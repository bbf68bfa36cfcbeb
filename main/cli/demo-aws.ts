import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { AppError, isAppError } from '../../contract/errors.ts';
import { startDemoAws, type DemoAws, type DemoAwsOptions } from '../demo/aws/start-demo-aws.ts';
import type { World } from '../demo/aws/world/world.ts';
import type { Command } from './command.ts';

const usage = `Usage: linkspan demo-aws [--port N] [--time-scale N] [--seed FILE] [--control] [--json]
  The demo AWS alone, on loopback, for the AWS CLI, boto3 and other clients, until it is interrupted.
  --port N        listen there (a free port unless told)
  --time-scale N  run its time N times faster than real
  --seed FILE     begin with this state, as GET /_demo/state prints it
  --control       open /_demo/ for faults and tunnel states, with a token
                  (LINKSPAN_DEMO_TOKEN, or one that is made and printed)
  --json          print where it listens and its keys as one line of JSON
`;

/** Runs until SIGINT or SIGTERM. */
export const demoAws: Command = async (args, io) => {
  let demo: DemoAws;
  let shown: Shown;
  try {
    const asked = await readArguments(args);
    demo = await startDemoAws(asked.options);
    shown = {
      endpoint: demo.endpoint,
      ...demo.accessKey,
      regions: demo.regions,
      controlToken: asked.options.controlToken,
    };
    io.stdout(asked.isJson ? `${JSON.stringify(shown)}\n` : inWords(shown));
  } catch (error) {
    io.stderr(`${isAppError(error) ? error.message : 'The demo AWS could not start. Is the port taken?'}\n${usage}`);
    return 2;
  }
  await interrupted();
  await demo.stop();
  return 0;
};

interface Shown {
  readonly endpoint: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly regions: readonly string[];
  readonly controlToken?: string | undefined;
}

async function readArguments(args: readonly string[]): Promise<{ options: DemoAwsOptions; isJson: boolean }> {
  const { values } = parsed(args);
  const seed = values.seed === undefined ? undefined : await readSeed(values.seed);
  const token = process.env['LINKSPAN_DEMO_TOKEN'] ?? randomBytes(16).toString('hex');
  return {
    isJson: values.json,
    options: {
      port: numberIn(values.port, '--port', 0, 65_535),
      timeScale: numberIn(values['time-scale'], '--time-scale', 0.01, 100_000),
      seed,
      ...(values.control && { controlToken: token }),
    },
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '0' },
        'time-scale': { type: 'string', default: '1' },
        seed: { type: 'string' },
        control: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new AppError({ code: 'invalid-input', message: error instanceof Error ? error.message : 'Not understood' });
  }
}

function numberIn(text: string, name: string, low: number, high: number): number {
  const value = Number(text);
  if (text.trim() !== '' && value >= low && value <= high) return value;
  throw new AppError({ code: 'invalid-input', message: `${name} takes a number from ${low} to ${high}` });
}

async function readSeed(path: string): Promise<World> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as World;
  } catch (error) {
    throw new AppError({ code: 'invalid-input', message: `${path} is no state of a demo AWS` }, { cause: error });
  }
}

function inWords(shown: Shown): string {
  return `The demo AWS listens on ${shown.endpoint} (Ctrl-C ends it). In another terminal:

  export AWS_ENDPOINT_URL=${shown.endpoint}
  export AWS_ACCESS_KEY_ID=${shown.accessKeyId}
  export AWS_SECRET_ACCESS_KEY=${shown.secretAccessKey}
  export AWS_REGION=${shown.regions[0] ?? 'eu-west-1'}
  aws ec2 describe-vpcs
${shown.controlToken === undefined ? '' : `\nControl: ${shown.endpoint}/_demo/ with Authorization: Bearer ${shown.controlToken}\n`}`;
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
