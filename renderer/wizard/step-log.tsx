import Box from '@cloudscape-design/components/box';
import type { StepProgress } from '../../contract/domain/plan.ts';
import { absolute } from '../ui/time.tsx';
import { UntrustedText } from '../ui/untrusted-text.tsx';

const shown = 200;

/** What the step said while it ran, newest last. */
export function StepLog({ progress }: { readonly progress: StepProgress }) {
  if (progress.log.length === 0) return null;
  return (
    <div>
      <Box variant="h3">Log</Box>
      <ol className="ls-log" aria-label="Log of the step" tabIndex={0}>
        {progress.log.slice(-shown).map((line, index) => (
          <li key={`${line.at}:${index}`}>
            <time dateTime={line.at} title={absolute(line.at)}>
              {new Date(line.at).toLocaleTimeString('en-GB')}
            </time>
            <UntrustedText text={line.text} limit={2000} />
          </li>
        ))}
      </ol>
    </div>
  );
}
