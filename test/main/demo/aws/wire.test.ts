import { CreateTags$ } from '@aws-sdk/client-ec2';
import { NormalizedSchema } from '@smithy/core/schema';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ApiError } from '../../../../main/demo/aws/api-error.ts';
import { allOperations } from '../../../../main/demo/aws/operations/all-operations.ts';
import { protocols } from '../../../../main/demo/aws/wire/protocols.ts';
import { readQuery } from '../../../../main/demo/aws/wire/read-query.ts';
import { serviceNames } from '../../../../main/demo/aws/wire/services.ts';
import { escapeXml } from '../../../../main/demo/aws/wire/write-xml.ts';
import { exchange } from './exchange.ts';

const operations = serviceNames.flatMap((service) =>
  [...allOperations[service].values()].flatMap((each) =>
    each.schema === undefined ? [] : [[service, each.name, each, each.schema] as const],
  ),
);

describe('the wire of the demo AWS', () => {
  it.each(operations)('reads %s %s as the SDK wrote it', async (service, name, each, schema) => {
    await fc.assert(
      fc.asyncProperty(valueOf(NormalizedSchema.of(schema[4])), async (input) => {
        const { request } = await exchange(service, name, input);
        expect(protocols[service].actionOf(request, allOperations[service])).toBe(name);
        expect(pruned(protocols[service].readInput(request, each))).toEqual(pruned(input));
      }),
      { numRuns: 5 },
    );
  });

  it.each(operations)('answers %s %s so that the SDK reads it', async (service, name, each, schema) => {
    await fc.assert(
      fc.asyncProperty(valueOf(NormalizedSchema.of(schema[5])), async (output) => {
        const written = protocols[service].writeResult(each, output as object, 'request-1');
        const { answer } = await exchange(service, name, required(schema[4]), written);
        expect(pruned(answer)).toEqual(pruned(output));
      }),
      { numRuns: 5 },
    );
  });

  it('covers every operation that the product calls', () => {
    expect(operations.map(([, name]) => name)).toEqual(
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
      expect(() => readQuery(fields, CreateTags$[4], 'ec2')).toThrow(ApiError);
    }
  });

  it('leaves the prototype alone', () => {
    const fields = new URLSearchParams([
      ['__proto__.polluted', 'yes'],
      ['constructor.prototype.polluted', 'yes'],
    ]);
    readQuery(fields, CreateTags$[4], 'ec2');
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
  });

  it('writes text that XML cannot hold as U+FFFD', () => {
    expect(escapeXml('a\u0000b\u001b[31m\ud800<&>"\r')).toBe('a\ufffdb\ufffd[31m\ufffd&#60;&#38;&#62;&#34;&#13;');
  });
});

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
  if (ns.getMergedTraits().httpLabel !== undefined) return fc.stringMatching(/^[A-Za-z0-9-]{1,12}$/);
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
