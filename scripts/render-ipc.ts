import { z } from 'zod';
import type { Procedure, Topic } from '../contract/define.ts';
import { contract } from '../contract/index.ts';

/** docs/ipc.md: every call and every piece of news, with what goes in and what comes out. */
export function renderIpcDocument(): string {
  const features = Object.entries(contract).map(([feature, members]) => {
    const rows = Object.entries<Procedure | Topic>(members).map(([name, entry]) =>
      renderEntry(`${feature}.${name}`, entry),
    );
    return [`## ${feature}`, '', ...rows, ''].join('\n');
  });
  return [
    '# The contract',
    '',
    'Made from `contract/` by `npm run docs`. `?` may be absent, `| null` may be empty.',
    '',
    ...features,
    '',
  ].join('\n');
}

function renderEntry(name: string, entry: Procedure | Topic): string {
  if (entry.kind === 'topic') return `- **${name}** (news): \`${renderType(jsonSchema(entry.payload, 'output'))}\``;
  const input = renderType(jsonSchema(entry.input, 'input'));
  const output = renderType(jsonSchema(entry.output, 'output'));
  return `- **${name}** (${entry.kind}): \`${input}\` → \`${output}\``;
}

interface Schema {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Schema {
  return z.toJSONSchema(schema, { io, reused: 'inline' }) as Schema;
}

function renderType(schema: Schema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.map(renderType).join(' | ');
  if (schema.prefixItems) return `[${schema.prefixItems.map(renderType).join(', ')}]`;
  if (schema.type === 'array') return `(${renderType(schema.items ?? {})})[]`;
  if (schema.type !== 'object') return [schema.type ?? 'anything'].flat().join(' | ');
  const required = new Set(schema.required);
  const members = Object.entries(schema.properties ?? {}).map(
    ([key, value]) => `${key}${required.has(key) ? '' : '?'}: ${renderType(value)}`,
  );
  return `{ ${members.join('; ')} }`;
}
