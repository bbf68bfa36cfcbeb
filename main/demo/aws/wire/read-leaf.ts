import type { NormalizedSchema } from '@smithy/core/schema';
import { ApiError } from '../api-error.ts';

/** A single value from its text in a query, in XML, in a path or in a header. */
export function readLeaf(ns: NormalizedSchema, text: string): unknown {
  if (ns.isBooleanSchema()) return text === 'true';
  if (ns.isNumericSchema()) return readNumber(text);
  if (ns.isBlobSchema()) return Buffer.from(text, 'base64');
  if (ns.isTimestampSchema()) return new Date(/^[\d.]+$/.test(text) ? Math.round(Number(text) * 1000) : text);
  return text;
}

function readNumber(text: string): number {
  const value = Number(text);
  if (text === '' || !Number.isFinite(value)) {
    throw new ApiError('InvalidParameterValue', `Invalid value '${text.slice(0, 40)}' for a number`);
  }
  return value;
}
