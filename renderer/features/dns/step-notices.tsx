import Alert from '@cloudscape-design/components/alert';
import type { FieldProblem } from '../../../contract/domain/dns.ts';
import { Problem } from '../../ui/problem.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import { recordSteps, stepOf } from './record-steps.ts';
import type { RecordWizard } from './use-record-wizard.ts';

/** What could not be read, what an earlier step must be changed for, and what is allowed but likely not meant. */
export function StepNotices({ wizard: { reading, earlier, warnings } }: { readonly wizard: RecordWizard }) {
  return (
    <>
      {reading.error && (
        <Problem error={reading.error} onRetry={reading.retry} title="Not everything could be read from AWS" />
      )}
      {earlier.length > 0 && (
        <Alert type="error" header="Something before this step has to change">
          <List problems={earlier} withStep />
        </Alert>
      )}
      {warnings.length > 0 && (
        <Alert type="warning">
          <List problems={warnings} />
        </Alert>
      )}
    </>
  );
}

function List({ problems, withStep }: { readonly problems: readonly FieldProblem[]; readonly withStep?: boolean }) {
  const [only] = problems;
  if (only && problems.length === 1 && !withStep) return <UntrustedText text={only.message} limit={600} />;
  return (
    <ul className="ls-list">
      {problems.map(({ field, message }) => (
        <li key={`${field} ${message}`}>
          {withStep && `${titleOf(field)}: `}
          <UntrustedText text={message} limit={600} />
        </li>
      ))}
    </ul>
  );
}

function titleOf(field: string): string {
  return recordSteps.find(({ id }) => id === stepOf(field))?.title ?? '';
}
