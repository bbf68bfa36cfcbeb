import type { NormalizedSchema } from '@smithy/core/schema';
import { parseXml, type XmlElement } from '../../../aws/xml-tree.ts';
import { ApiError } from '../api-error.ts';
import { readLeaf } from './read-leaf.ts';

/** A request's document as the operation's input; its root element may have any name. */
export function readXml(text: string, ns: NormalizedSchema): Record<string, unknown> {
  return readStruct(ns, documentOf(text));
}

function documentOf(text: string): XmlElement {
  try {
    return parseXml(text);
  } catch {
    throw new ApiError('MalformedInput', 'The XML you provided was not well-formed or did not validate.');
  }
}

function readStruct(ns: NormalizedSchema, element: XmlElement): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const [name, member] of ns.structIterator()) {
    const elementName = member.getMemberTraits().xmlName ?? name;
    const found = element.children.filter((child) => child.name === elementName);
    if (found[0] !== undefined) out[name] = readValue(member, found[0], found);
  }
  return out;
}

function readValue(ns: NormalizedSchema, first: XmlElement, all: readonly XmlElement[]): unknown {
  if (ns.isListSchema()) return readList(ns, first, all);
  if (ns.isStructSchema()) return readStruct(ns, first);
  return readLeaf(ns, first.text);
}

function readList(ns: NormalizedSchema, first: XmlElement, all: readonly XmlElement[]): unknown[] {
  const itemSchema = ns.getValueSchema();
  const itemName = itemSchema.getMergedTraits().xmlName ?? 'member';
  const items =
    ns.getMergedTraits().xmlFlattened === undefined ? first.children.filter((each) => each.name === itemName) : all;
  return items.map((each) => readValue(itemSchema, each, [each]));
}
