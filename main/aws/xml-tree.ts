import { SaxesParser } from 'saxes';

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

interface Growing {
  name: string;
  attributes: Record<string, string>;
  children: Growing[];
  text: string;
}

const SIZE_LIMIT = 1_000_000;
const DEPTH_LIMIT = 64;

/** A document as a tree. Throws on what is not well formed, on a document type, and on what is too large or too deep. */
export function parseXml(text: string): XmlElement {
  if (text.length > SIZE_LIMIT) throw new Error('The XML is too long');
  const parser = new SaxesParser();
  const open: Growing[] = [];
  let root: Growing | undefined;
  parser.on('error', () => {
    // The parser's message quotes the document, which may hold keys.
    throw new Error('The XML is not well formed');
  });
  parser.on('doctype', () => {
    throw new Error('The XML has a document type');
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length >= DEPTH_LIMIT) throw new Error('The XML is too deep');
    const element: Growing = { name, attributes: { ...attributes }, children: [], text: '' };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  const addText = (chunk: string): void => {
    const element = open.at(-1);
    if (element !== undefined) element.text += chunk;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(text.trimStart()).close();
  if (root === undefined) throw new Error('The XML is empty');
  return root;
}

/** The first element at this path below, or undefined. */
export function elementAt(element: XmlElement, ...path: readonly string[]): XmlElement | undefined {
  let found: XmlElement | undefined = element;
  for (const name of path) found = found?.children.find((child) => child.name === name);
  return found;
}

/** The trimmed text at this path; null where it is missing or empty. */
export function textAt(element: XmlElement, ...path: readonly string[]): string | null {
  return elementAt(element, ...path)?.text.trim() || null;
}
