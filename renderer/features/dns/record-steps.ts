/** The wizard's steps. */
export const recordSteps = [
  { id: 'name', title: 'Name' },
  { id: 'targets', title: 'Answers' },
  { id: 'checks', title: 'Health checks' },
  { id: 'ttl', title: 'Time to live' },
  { id: 'review', title: 'Review' },
] as const;

export type RecordStep = (typeof recordSteps)[number]['id'];
export const reviewStep = recordSteps.length - 1;

/** The step that has this field of the intent. */
export function stepOf(field: string): RecordStep {
  if (field === 'ttl') return 'ttl';
  if (!field.startsWith('routing')) return 'name';
  return /\.check(\.|$)/.test(field) ? 'checks' : 'targets';
}

/** `routing.primary` of the first member of a failover pair. */
export function memberPath(policy: string, index: number): string {
  if (policy === 'simple') return 'routing';
  if (policy === 'failover') return index === 0 ? 'routing.primary' : 'routing.secondary';
  return `routing.members.${index}`;
}
