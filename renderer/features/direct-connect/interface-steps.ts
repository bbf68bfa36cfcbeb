/** The wizard's steps with the fields that each must have right before it is left. */
export const interfaceSteps = [
  { id: 'where', title: 'Where', fields: ['profile', 'region', 'kind', 'connectionId'] },
  { id: 'interface', title: 'Interface', fields: ['name', 'vlan', 'asn', 'target'] },
  { id: 'peering', title: 'Peering', fields: ['ipv4', 'ipv6', 'key', 'mtu', 'siteLink', 'prefixes'] },
  { id: 'tags', title: 'Tags', fields: ['tags'] },
  { id: 'review', title: 'Review', fields: [] },
] as const;

export type InterfaceStepId = (typeof interfaceSteps)[number]['id'];
export const reviewStep = interfaceSteps.length - 1;

/** The step that asks for a field of the intent. */
export function stepOf(field: string): InterfaceStepId | undefined {
  const top = field.split('.')[0] ?? field;
  return interfaceSteps.find(({ fields }) => (fields as readonly string[]).includes(top))?.id;
}
