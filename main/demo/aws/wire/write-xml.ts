import { NormalizedSchema } from '@smithy/core/schema';
import type { SchemaRef } from '@smithy/types';

export const PROLOG = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** The members of an answer as XML, without an element around them: the envelope is the caller's. */
export function writeXml(value: object, schema: SchemaRef): string {
  const ns = NormalizedSchema.of(schema);
  // EC2 says this for actions without a result; the SDK's schemas leave it out.
  return ns.isUnitSchema() ? '<return>true</return>' : writeMembers(ns, value);
}

/** Text for an element: what XML 1.0 cannot carry becomes U+FFFD. */
export function escapeXml(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '\ufffd')
    .replace(/[&<>"'\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function writeMembers(ns: NormalizedSchema, value: object): string {
  const members = value as Readonly<Record<string, unknown>>;
  let body = '';
  for (const [name, member] of ns.structIterator()) {
    const { xmlName, httpHeader } = member.getMemberTraits();
    if (httpHeader === undefined) body += writeValue(member, members[name], xmlName ?? name);
  }
  return body;
}

function writeValue(ns: NormalizedSchema, value: unknown, name: string): string {
  if (value === undefined || value === null) return '';
  if (ns.isListSchema()) return writeList(ns, value as readonly unknown[], name);
  if (ns.isStructSchema()) return `<${name}>${writeMembers(ns, value)}</${name}>`;
  return `<${name}>${escapeXml(writeLeaf(ns, value))}</${name}>`;
}

function writeList(ns: NormalizedSchema, values: readonly unknown[], name: string): string {
  const itemSchema = ns.getValueSchema();
  const items = (itemName: string): string => values.map((value) => writeValue(itemSchema, value, itemName)).join('');
  if (ns.getMergedTraits().xmlFlattened !== undefined) return items(name);
  return `<${name}>${items(itemSchema.getMergedTraits().xmlName ?? 'member')}</${name}>`;
}

export function writeLeaf(ns: NormalizedSchema, value: unknown): string {
  if (ns.isTimestampSchema()) return (value as Date).toISOString().replace('.000Z', 'Z');
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  return String(value);
}
