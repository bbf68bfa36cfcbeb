import type { World } from '../../main/demo/aws/world/world.ts';

/** What a person, a partner or an account can name or describe as they like; ids, states and ranges stay. */
const free = new Set([
  'name',
  'Name',
  'comment',
  'Comment',
  'location',
  'bandwidth',
  'partner',
  'awsDevice',
  'description',
  'Description',
  'SetIdentifier',
  'ResourcePath',
  'FullyQualifiedDomainName',
  'reason',
  'AlarmDescription',
  'Value',
  'amazonAddress',
  'customerAddress',
]);
/** Names by which other things find them. */
const kept = new Set(['nordhafen.example.', 'www.nordhafen.example.', 'corp.nordhafen.example.']);

/** A world in which each free text of Route 53, CloudWatch and Direct Connect, and each tag, is the next of these. */
export function hostileWorld(world: World, texts: readonly string[], from: number): World {
  let nth = from;
  const next = () => (texts[nth++ % texts.length] ?? '').slice(0, 2_000);
  const poisoned = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return free.has(key) && !kept.has(value) ? next() : value;
    if (Array.isArray(value)) return key === 'nameServers' ? value.map(next) : value.map((one) => poisoned(one, ''));
    if (typeof value !== 'object' || value === null) return value;
    if (key === 'tags') return { Name: next(), [next()]: next() };
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, poisoned(inner, name)]));
  };
  return poisoned(structuredClone(world), '') as World;
}
