import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import * as monitoring from '@aws-sdk/client-cloudwatch';
import { DirectConnectClient } from '@aws-sdk/client-direct-connect';
import * as directconnect from '@aws-sdk/client-direct-connect';
import { EC2Client } from '@aws-sdk/client-ec2';
import * as ec2 from '@aws-sdk/client-ec2';
import { Route53Client } from '@aws-sdk/client-route-53';
import * as route53 from '@aws-sdk/client-route-53';
import { Route53ResolverClient } from '@aws-sdk/client-route53resolver';
import * as route53resolver from '@aws-sdk/client-route53resolver';
import { STSClient } from '@aws-sdk/client-sts';
import * as sts from '@aws-sdk/client-sts';
import type { HttpRequest } from '@smithy/types';
import { Readable } from 'node:stream';
import type { WireAnswer, WireRequest } from '../../../../main/demo/aws/wire/protocol.ts';
import type { ServiceName } from '../../../../main/demo/aws/wire/services.ts';

/** Sends one command through a real client whose network is this function; without an answer, only to see the request. */
export async function exchange(
  service: ServiceName,
  name: string,
  input: unknown,
  answer?: WireAnswer,
): Promise<{ request: WireRequest; answer: unknown }> {
  let request: WireRequest = { method: '', url: '', headers: {}, body: '' };
  const handle = (sent: HttpRequest) => {
    const query = new URLSearchParams(Object.entries(sent.query ?? {}).flatMap(([key, value]) => pairs(key, value)));
    const { method, headers } = sent;
    const body: unknown = sent.body ?? '';
    request = {
      method,
      url: `${sent.path}?${query.toString()}`,
      headers,
      body: body instanceof Uint8Array ? Buffer.from(body).toString() : String(body),
    };
    const { status = 500, type = 'text/plain', headers: more = {}, body: text = '' } = answer ?? {};
    const response = {
      statusCode: status,
      headers: { 'content-type': type, ...lowerCase(more) },
      body: Readable.from([Buffer.from(text)]),
    };
    return Promise.resolve({ response });
  };
  const { Client, commands } = sdk[service];
  const client = new Client({
    region: 'eu-west-1',
    endpoint: 'http://127.0.0.1:1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'x' },
    maxAttempts: 1,
    requestHandler: { handle },
  });
  const Command = commands[`${name}Command`];
  if (Command === undefined) throw new Error(`The SDK has no ${name}`);
  const given = await client.send(new Command(input)).catch((error: unknown) => {
    if (answer === undefined) return undefined;
    throw error;
  });
  return { request, answer: given };
}

interface Sdk {
  readonly Client: new (config: object) => { send(command: object): Promise<unknown> };
  readonly commands: Readonly<Record<string, (new (input: unknown) => object) | undefined>>;
}

const sdk = {
  ec2: { Client: EC2Client, commands: ec2 },
  sts: { Client: STSClient, commands: sts },
  route53: { Client: Route53Client, commands: route53 },
  monitoring: { Client: CloudWatchClient, commands: monitoring },
  directconnect: { Client: DirectConnectClient, commands: directconnect },
  route53resolver: { Client: Route53ResolverClient, commands: route53resolver },
} as unknown as Readonly<Record<ServiceName, Sdk>>;

function pairs(key: string, value: string | readonly string[] | null): [string, string][] {
  return [value ?? ''].flat().map((each) => [key, each]);
}

// Node gives a response's header names in lower case.
function lowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
