import Badge from '@cloudscape-design/components/badge';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import { answeringMember, type ChecksById, memberHealth } from './answering.ts';
import { HealthStatus } from './health-status.tsx';
import type { RecordGroup } from './record-groups.ts';
import { memberWords, targetText } from './record-words.ts';

interface MemberListProps {
  readonly group: RecordGroup;
  readonly checks: ChecksById;
}

const shown = 4;

/** The members of one set with their health, and which of a pair answers now. */
export function MemberList({ group, checks }: MemberListProps) {
  const { members, routing } = group;
  const [only] = members;
  if (routing === 'simple' && only) return <Target text={targetText(only.target)} />;
  const answering = answeringMember(group, checks);
  return (
    <ul className="ls-members">
      {members.slice(0, shown).map((member, index) => (
        <li key={`${index}:${member.setIdentifier ?? ''}`}>
          <span className="ls-member-role">
            <UntrustedText text={memberWords(member)} limit={60} />
          </span>
          <span className="ls-inline">
            <Target text={targetText(member.target)} />
            <HealthStatus health={memberHealth(member, checks)} />
            {member === answering && <Badge color="green">answers now</Badge>}
          </span>
        </li>
      ))}
      {members.length > shown && <li className="ls-muted">and {members.length - shown} more</li>}
    </ul>
  );
}

function Target({ text }: { readonly text: string }) {
  return (
    <span className="ls-mono">
      <UntrustedText text={text} limit={160} />
    </span>
  );
}
