import Badge from '@cloudscape-design/components/badge';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { RecordSet } from '../../../contract/domain/dns.ts';
import { Copyable } from '../../ui/copyable.tsx';
import { hrefTo } from '../../ui/router.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import { answeringMember, type ChecksById, memberHealth } from './answering.ts';
import { HealthStatus } from './health-status.tsx';
import { AskYourself } from './ask-yourself.tsx';
import { RecordActions } from './record-actions.tsx';
import { ttlOf } from './record-columns.tsx';
import type { RecordGroup } from './record-groups.ts';
import { memberWords, routingWords } from './record-words.ts';
import { usePlace } from './use-place.ts';

interface RecordDetailProps {
  readonly zoneId: string;
  readonly group: RecordGroup;
  readonly checks: ChecksById;
}

/** Everything about the records of one name and type, and what can be done with them. */
export function RecordDetail({ zoneId, group, checks }: RecordDetailProps) {
  const answering = answeringMember(group, checks);
  const { profile } = usePlace();
  return (
    <SpaceBetween size="l">
      <RecordActions zoneId={zoneId} group={group} />
      <KeyValuePairs
        columns={4}
        minColumnWidth={140}
        items={[
          { label: 'Name', value: <Copyable text={group.name} what="Name" /> },
          { label: 'Type', value: <UntrustedText text={group.type} limit={20} /> },
          { label: 'Routing', value: routingWords[group.routing] },
          { label: 'TTL', value: ttlOf(group.members) },
        ]}
      />
      <ul className="ls-cards">
        {group.members.map((member, index) => (
          <li key={`${index}:${member.setIdentifier ?? ''}`}>
            <Member member={member} checks={checks} isAnswering={member === answering} />
          </li>
        ))}
      </ul>
      <AskYourself profile={profile} zoneId={zoneId} name={group.name} type={group.type} />
    </SpaceBetween>
  );
}

interface MemberProps {
  readonly member: RecordSet;
  readonly checks: ChecksById;
  readonly isAnswering: boolean;
}

function Member({ member, checks, isAnswering }: MemberProps) {
  const { target, healthCheckId, setIdentifier } = member;
  const check = healthCheckId === null ? undefined : checks.get(healthCheckId);
  return (
    <div className="ls-card">
      <span className="ls-inline">
        <strong>
          <UntrustedText text={memberWords(member) || 'Answer'} limit={60} />
        </strong>
        {member.routing.kind !== 'simple' && <HealthStatus health={memberHealth(member, checks)} />}
        {isAnswering && <Badge color="green">answers now</Badge>}
      </span>
      {target.kind === 'alias' ? (
        <div>
          Alias of <Copyable text={target.dnsName} what="Name" />
        </div>
      ) : (
        <ul className="ls-values">
          {target.values.slice(0, 100).map((value, index) => (
            <li key={`${index}:${value}`}>
              <Copyable text={value} what="Value" />
            </li>
          ))}
        </ul>
      )}
      {healthCheckId !== null && (
        <Link href={hrefTo(['dns', 'health-checks'], { check: healthCheckId })}>
          <UntrustedText text={check ? check.what : `Health check ${healthCheckId}`} limit={200} />
        </Link>
      )}
      {setIdentifier !== null && (
        <span className="ls-muted">
          Identifier <UntrustedText text={setIdentifier} limit={128} />
        </span>
      )}
    </div>
  );
}
