import type { NormalizedSchema } from '@smithy/core/schema';
import { ApiError } from '../api-error.ts';

/** What a JSON document says, by the schema; members that the schema does not have are left out. */
export function readJson(ns: NormalizedSchema, value: unknown): Record<string, unknown> {
  const members = isRecord(value) ? value : {};
  const out: Record<string, unknown> = {};
  for (const [name, member] of ns.structIterator()) {
    const given = Object.hasOwn(members, name) ? members[name] : undefined;
    if (given !== undefined && given !== null) out[name] = readValue(member, given, name);
  }
  return out;
}

function readValue(ns: NormalizedSchema, value: unknown, name: string): unknown {
  if (ns.isListSchema()) {
    if (!Array.isArray(value)) throw wrongType(name);
    return value.map((each) => readValue(ns.getValueSchema(), each, name));
  }
  if (ns.isMapSchema() || ns.isStructSchema()) {
    if (!isRecord(value)) throw wrongType(name);
    return ns.isMapSchema() ? readMap(ns, value, name) : readJson(ns, value);
  }
  if (ns.isTimestampSchema() && typeof value === 'number') return new Date(Math.round(value * 1000));
  if (ns.isBlobSchema() && typeof value === 'string') return Buffer.from(value, 'base64');
  if (typeof value !== leafType(ns)) throw wrongType(name);
  return value;
}

function readMap(ns: NormalizedSchema, value: Readonly<Record<string, unknown>>, name: string): object {
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, readValue(ns.getValueSchema(), each, name)]),
  );
}

function leafType(ns: NormalizedSchema): string {
  if (ns.isBooleanSchema()) return 'boolean';
  return ns.isNumericSchema() || ns.isTimestampSchema() ? 'number' : 'string';
}

/** An answer as JSON: times in seconds, bytes in base64. */
export function writeJson(ns: NormalizedSchema, value: unknown): unknown {
  if (value === undefined || value === null || ns.isUnitSchema()) return ns.isUnitSchema() ? {} : undefined;
  if (ns.isListSchema()) return (value as readonly unknown[]).map((each) => writeJson(ns.getValueSchema(), each));
  const members = value as Readonly<Record<string, unknown>>;
  if (ns.isMapSchema()) {
    return Object.fromEntries(
      Object.entries(members).map(([key, each]) => [key, writeJson(ns.getValueSchema(), each)]),
    );
  }
  if (ns.isStructSchema()) {
    return Object.fromEntries(
      [...ns.structIterator()].map(([name, member]) => [name, writeJson(member, members[name])]),
    );
  }
  if (value instanceof Date) return value.getTime() / 1000;
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
}

function wrongType(name: string): ApiError {
  return new ApiError('SerializationException', `The member ${name.slice(0, 80)} has a value of another type.`);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
