import type { RecordSet, RecordType, Routing } from '../../../contract/domain/dns.ts';
import { RecordType as RecordTypes } from '../../../contract/domain/dns.ts';
import { targetText } from './record-words.ts';

/** The records of one name and type: what Route 53 chooses among for one question. */
export interface RecordGroup {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly routing: Routing['kind'];
  readonly members: readonly RecordSet[];
  /** What a filter looks through, in lower case. */
  readonly text: string;
}

/** In the order in which they came. */
export function groupRecords(records: readonly RecordSet[]): readonly RecordGroup[] {
  const byId = new Map<string, [RecordSet, ...RecordSet[]]>();
  for (const record of records) {
    const id = groupId(record.name, record.type);
    const known = byId.get(id);
    if (known) known.push(record);
    else byId.set(id, [record]);
  }
  return [...byId].map(([id, members]) => {
    const [{ name, type, routing }] = members;
    return { id, name, type, routing: routing.kind, members: inOrder(members), text: textOf(members) };
  });
}

export function groupId(name: string, type: string): string {
  return `${name} ${type}`;
}

/** Whether the wizard can change what is there. NS, SOA, multivalue and the like are shown and left alone. */
export function madeType({ type, routing, members }: RecordGroup): RecordType | undefined {
  const parsed = RecordTypes.safeParse(type);
  if (!parsed.success || routing === 'other') return undefined;
  return members.every((member) => member.routing.kind === routing) ? parsed.data : undefined;
}

/** The primary before the secondary. */
function inOrder(members: readonly RecordSet[]): readonly RecordSet[] {
  const rank = ({ routing }: RecordSet) => (routing.kind === 'failover' && routing.role === 'secondary' ? 1 : 0);
  return members.length < 2 ? members : members.toSorted((one, other) => rank(one) - rank(other));
}

function textOf(members: readonly [RecordSet, ...RecordSet[]]): string {
  const [{ name, type, routing }] = members;
  const each = members.map((member) => `${member.setIdentifier ?? ''} ${targetText(member.target)}`);
  return `${name} ${type} ${routing.kind} ${each.join(' ')}`.toLowerCase();
}
