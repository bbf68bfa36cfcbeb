import { EC2Client } from '@aws-sdk/client-ec2';
import * as ec2 from '@aws-sdk/client-ec2';
import { NormalizedSchema } from '@smithy/core/schema';
import type { HttpRequest } from '@smithy/types';
import * as fc from 'fast-check';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { ApiError } from '../../../../main/demo/aws/api-error.ts';
import { allOperations } from '../../../../main/demo/aws/operations/all-operations.ts';
import { resultEnvelope } from '../../../../main/demo/aws/wire/envelopes.ts';
import { readQuery } from '../../../../main/demo/aws/wire/read-query.ts';
import { escapeXml, writeXml } from '../../../../main/demo/aws/wire/write-xml.ts';

const operations = [...allOperations.ec2.values()];

describe('the wire of the demo AWS', () => {
  it.each(operations.map((each) => [each.name, each] as const))('reads %s as the SDK wrote it', async (name, each) => {
    await fc.assert(
      fc.asyncProperty(valueOf(NormalizedSchema.of(each.schema[4])), async (input) => {
        const { body } = await exchange(name, input, '');
        const read = readQuery(new URLSearchParams(body), each.schema[4], 'ec2');
        expect(pruned(read)).toEqual(pruned(input));
      }),
      { numRuns: 5 },
    );
  });

  it.each(operations.map((each) => [each.name, each] as const))(
    'answers %s so that the SDK reads it',
    async (name, each) => {
      await fc.assert(
        fc.asyncProperty(valueOf(NormalizedSchema.of(each.schema[5])), async (output) => {
          const xml = resultEnvelope('ec2', name, writeXml(output as object, each.schema[5]), 'request-1');
          const { answer } = await exchange(name, required(each.schema[4]), xml);
          expect(pruned(answer)).toEqual(pruned(output));
        }),
        { numRuns: 5 },
      );
    },
  );

  it('covers every operation that the product calls', () => {
    expect(operations.map((each) => each.name)).toEqual(
      expect.arrayContaining([
        'CreateVpnConnection',
        'EnableVgwRoutePropagation',
        'ModifyVpnTunnelOptions',
        'DescribeTags',
      ]),
    );
    expect([...allOperations.sts.keys()]).toEqual(['GetCallerIdentity']);
  });

  it('refuses a query with too many fields or too many levels', () => {
    const many = new URLSearchParams(Array.from({ length: 5_001 }, (_, index) => [`Tag.${index}.Key`, 'x']));
    const deep = new URLSearchParams([[Array.from({ length: 21 }, () => 'a').join('.'), 'x']]);
    for (const fields of [many, deep]) {
      expect(() => readQuery(fields, ec2.CreateTags$[4], 'ec2')).toThrow(ApiError);
    }
  });

  it('leaves the prototype alone', () => {
    const fields = new URLSearchParams([
      ['__proto__.polluted', 'yes'],
      ['constructor.prototype.polluted', 'yes'],
    ]);
    readQuery(fields, ec2.CreateTags$[4], 'ec2');
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
  });

  it('writes text that XML cannot hold as U+FFFD', () => {
    expect(escapeXml('a\u0000b\u001b[31m\ud800<&>"\r')).toBe('a\ufffdb\ufffd[31m\ufffd&#60;&#38;&#62;&#34;&#13;');
  });
});

/** Sends one command through a real client whose network is this function. */
async function exchange(name: string, input: unknown, xml: string): Promise<{ body: string; answer: unknown }> {
  let body = '';
  const client = new EC2Client({
    region: 'eu-west-1',
    endpoint: 'http://127.0.0.1:1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'x' },
    maxAttempts: 1,
    requestHandler: {
      handle: (request: HttpRequest) => {
        body = String(request.body);
        const response = {
          statusCode: 200,
          headers: { 'content-type': 'text/xml' },
          body: Readable.from([Buffer.from(xml)]),
        };
        return Promise.resolve({ response });
      },
    },
  });
  const commands = ec2 as unknown as Record<string, new (input: unknown) => Parameters<EC2Client['send']>[0]>;
  const Command = commands[`${name}Command`];
  if (Command === undefined) throw new Error(`The SDK has no ${name}`);
  const answer: unknown = await client.send(new Command(input)).catch((error: unknown) => {
    if (xml === '') return undefined;
    throw error;
  });
  return { body, answer };
}

const text = fc.string({ unit: 'grapheme', maxLength: 12 }).map((each) => escapable(each));

function valueOf(ns: NormalizedSchema, depth = 0): fc.Arbitrary<unknown> {
  if (ns.isUnitSchema()) return fc.constant({});
  if (ns.isListSchema()) {
    return depth > 8
      ? fc.constant(undefined)
      : fc.array(valueOf(ns.getValueSchema(), depth + 1), { minLength: 1, maxLength: 2 });
  }
  if (ns.isStructSchema()) {
    const members = [...ns.structIterator()].filter(
      ([, member]) => member.getMergedTraits().idempotencyToken === undefined,
    );
    const shape = Object.fromEntries(members.map(([name, member]) => [name, valueOf(member, depth + 1)]));
    return fc.record(shape, { requiredKeys: requiredKeys(ns).filter((key) => key in shape) });
  }
  if (ns.isBooleanSchema()) return fc.boolean();
  if (ns.isNumericSchema()) return fc.integer();
  if (ns.isTimestampSchema()) return fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true });
  return text;
}

function requiredKeys(ns: NormalizedSchema): string[] {
  const [, , , , names, , count] = ns.getSchema() as unknown as readonly unknown[];
  return typeof count === 'number' ? (names as string[]).slice(0, count) : [];
}

/** The least that the SDK takes as input. */
function required(schema: Parameters<typeof NormalizedSchema.of>[0]): object {
  const ns = NormalizedSchema.of(schema);
  if (!ns.isStructSchema()) return {};
  return Object.fromEntries(requiredKeys(ns).map((key) => [key, ns.getMemberSchema(key).isListSchema() ? ['x'] : 'x']));
}

function escapable(each: string): string {
  return /^[\u0020-\ud7ff\ue000-\ufffd]*$/u.test(each) && each.trim() === each ? each : 'x';
}

/** What is empty is not on the wire. */
function pruned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pruned).filter((each) => each !== undefined);
  if (value instanceof Date || typeof value !== 'object' || value === null) return value === '' ? undefined : value;
  const entries = Object.entries(value)
    .filter(([key]) => key !== '$metadata' && key !== 'ClientToken')
    .map(([key, each]) => [key, pruned(each)] as const)
    .filter(([, each]) => each !== undefined && !(Array.isArray(each) && each.length === 0));
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
