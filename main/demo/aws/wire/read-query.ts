import { NormalizedSchema } from '@smithy/core/schema';
import type { SchemaRef } from '@smithy/types';
import { ApiError } from '../api-error.ts';
import { readLeaf } from './read-leaf.ts';

/** EC2 speaks a dialect of its own: member names are capitalised and lists carry no `member` level. */
export type QueryDialect = 'ec2' | 'query';

interface QueryTree {
  [key: string]: QueryTree | string;
}

const KEY_LIMIT = 5_000;
const DEPTH_LIMIT = 20;

/** Turns the form fields of a request into the operation's input, by the operation's own schema. */
export function readQuery(fields: URLSearchParams, schema: SchemaRef, dialect: QueryDialect): Record<string, unknown> {
  const input = readValue(NormalizedSchema.of(schema), nest(fields), dialect);
  return isRecord(input) ? input : {};
}

function readValue(ns: NormalizedSchema, node: QueryTree | string | undefined, dialect: QueryDialect): unknown {
  if (node === undefined) return undefined;
  if (ns.isListSchema()) return readList(ns, node, dialect);
  if (ns.isStructSchema()) return readStruct(ns, node, dialect);
  return typeof node === 'string' ? readLeaf(ns, node) : undefined;
}

function readStruct(ns: NormalizedSchema, node: QueryTree | string, dialect: QueryDialect): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  if (typeof node === 'string') return out;
  for (const [name, member] of ns.structIterator()) {
    const value = readValue(member, node[queryName(name, member, dialect)], dialect);
    if (value !== undefined) out[name] = value;
  }
  return out;
}

function readList(ns: NormalizedSchema, node: QueryTree | string, dialect: QueryDialect): unknown[] {
  const flat = dialect === 'ec2' || ns.getMergedTraits().xmlFlattened !== undefined;
  const list =
    flat || typeof node === 'string' ? node : node[ns.getValueSchema().getMergedTraits().xmlName ?? 'member'];
  if (list === undefined || typeof list === 'string') return [];
  return Object.keys(list)
    .filter((key) => /^\d{1,6}$/.test(key))
    .toSorted((a, b) => Number(a) - Number(b))
    .map((key) => readValue(ns.getValueSchema(), list[key], dialect));
}

function queryName(name: string, member: NormalizedSchema, dialect: QueryDialect): string {
  const traits = member.getMergedTraits();
  if (dialect === 'query') return traits.xmlName ?? name;
  const { ec2QueryName } = traits as { readonly ec2QueryName?: string };
  return ec2QueryName ?? capital(traits.xmlName ?? name);
}

const capital = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1);

/** `Filter.1.Name=x` becomes `{Filter: {1: {Name: 'x'}}}`. Prototype-free, bounded in keys and depth. */
function nest(fields: URLSearchParams): QueryTree {
  const root = tree();
  let count = 0;
  for (const [key, value] of fields) {
    const parts = key.split('.');
    if (++count > KEY_LIMIT || parts.length > DEPTH_LIMIT)
      throw new ApiError('MalformedQueryString', 'The query is too large.');
    let node = root;
    for (const part of parts.slice(0, -1)) {
      const next = node[part];
      node = typeof next === 'object' ? next : (node[part] = tree());
    }
    const last = parts.at(-1) ?? '';
    if (typeof node[last] !== 'object') node[last] = value;
  }
  return root;
}

const tree = (): QueryTree => Object.create(null) as QueryTree;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
