import Badge from '@cloudscape-design/components/badge';
import type { Drill, DrillSight } from '../../../contract/domain/dns.ts';
import { absolute } from '../../ui/time.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';

const shown = 500;

const kinds = {
  answer: { words: 'Answer', colour: 'green' },
  check: { words: 'Check', colour: 'blue' },
  step: { words: 'Linkspan', colour: 'grey' },
} as const;

/** What was seen, newest first, each at its time since the drill began. */
export function DrillTimeline({ drill: { sights, startedAt } }: { readonly drill: Drill }) {
  if (sights.length === 0) return <span className="ls-muted">Nothing was seen yet.</span>;
  const begun = Date.parse(startedAt);
  return (
    <ol className="ls-timeline" aria-label="What was seen, newest first" tabIndex={0}>
      {sights
        .slice(-shown)
        .map((sight, index) => <Sight key={`${sight.at}:${index}`} sight={sight} begun={begun} />)
        .toReversed()}
    </ol>
  );
}

function Sight({ sight: { at, kind, text }, begun }: { readonly sight: DrillSight; readonly begun: number }) {
  const { words, colour } = kinds[kind];
  return (
    <li className={`ls-sight ls-sight-${kind}`}>
      <time dateTime={at} title={absolute(at)}>
        {`${(Math.max(0, Date.parse(at) - begun) / 1000).toFixed(1)} s`}
      </time>
      <span>
        <Badge color={colour}>{words}</Badge>
      </span>
      <UntrustedText text={text} limit={500} />
    </li>
  );
}
