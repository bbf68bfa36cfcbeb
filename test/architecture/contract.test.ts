import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Procedure, Topic } from '../../contract/define.ts';
import { contract } from '../../contract/index.ts';

const entries = Object.entries(contract).flatMap(([feature, members]) =>
  Object.entries<Procedure | Topic>(members).map(([name, entry]) => ({ name: `${feature}.${name}`, entry })),
);
const outputs = entries.map(({ name, entry }) => ({
  name,
  schema: z.toJSONSchema(entry.kind === 'topic' ? entry.payload : entry.output, { io: 'output' }),
}));

describe('the contract', () => {
  it('crosses as plain JSON: no dates, maps or transforms', () => {
    for (const { entry } of entries) {
      if (entry.kind !== 'topic') expect(() => z.toJSONSchema(entry.input, { io: 'input' })).not.toThrow();
    }
    expect(outputs.length).toBeGreaterThan(40);
  });

  it('answers no secret: a key that names one is a boolean that begins with has', () => {
    const leaks = outputs.flatMap(({ name, schema }) => secretKeys(schema).map((key) => `${name}: ${key}`));
    expect(leaks).toEqual([]);
  });

  it('finds a planted secret, so the rule above can fail', () => {
    const planted = z.object({
      rows: z.array(z.object({ preSharedKey: z.string(), authKey: z.string(), hasPassword: z.boolean() })),
    });
    expect(secretKeys(z.toJSONSchema(planted))).toEqual(['preSharedKey', 'authKey']);
  });
});

function secretKeys(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(secretKeys);
  if (typeof node !== 'object' || node === null) return [];
  const properties = 'properties' in node && typeof node.properties === 'object' ? (node.properties ?? {}) : {};
  const named = Object.entries(properties).filter(
    ([key, schema]) =>
      /secret|psk|pre.?shared|passw|passphrase|private.?key|auth.?key|bgp.?key|md5|token/i.test(key) &&
      !isHasBoolean(key, schema),
  );
  return [...named.map(([key]) => key), ...Object.values(node).flatMap(secretKeys)];
}

function isHasBoolean(key: string, schema: unknown): boolean {
  const type = typeof schema === 'object' && schema !== null && 'type' in schema ? schema.type : undefined;
  return key.startsWith('has') && type === 'boolean';
}
