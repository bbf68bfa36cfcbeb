import { NormalizedSchema } from '@smithy/core/schema';
import type { StaticOperationSchema } from '@smithy/types';
import type { Operation } from '../operations/operation.ts';

/** The SDK's schema of an operation, for the protocols that cannot do without one. */
export function schemaOf(operation: Operation): StaticOperationSchema {
  if (operation.schema === undefined)
    throw new Error(`${operation.name} has no schema, which only JSON can do without`);
  return operation.schema;
}

/** In a struct's schema the required members come first; its seventh place says how many they are. */
export function requiredMembers(operation: Operation): readonly string[] {
  if (operation.schema === undefined) return [];
  const struct = NormalizedSchema.of(operation.schema[4]).getSchema();
  if (!Array.isArray(struct)) return [];
  const [, , , , names, , required] = struct as readonly unknown[];
  return Array.isArray(names) && typeof required === 'number' ? (names as readonly string[]).slice(0, required) : [];
}
