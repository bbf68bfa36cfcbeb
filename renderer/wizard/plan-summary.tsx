import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Container from '@cloudscape-design/components/container';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import type { PlanView } from '../../contract/domain/plan.ts';
import { duration } from '../ui/time.tsx';
import { UntrustedText } from '../ui/untrusted-text.tsx';

/** The whole plan at a glance: how much, how long, what it costs, what it interrupts, what it must be allowed to do. */
export function PlanSummary({ plan }: { readonly plan: PlanView }) {
  const interruptions = plan.steps.flatMap(({ interrupts }) => interrupts ?? []);
  const actions = [...new Set(plan.steps.flatMap(({ iamActions }) => iamActions))].sort();
  return (
    <Container>
      <KeyValuePairs
        columns={4}
        items={[
          { label: 'Steps', value: stepsInWords(plan) },
          {
            label: 'Usually takes',
            value: duration(plan.steps.reduce((sum, { usualSeconds }) => sum + usualSeconds, 0)),
          },
          { label: 'Cost', value: <Cost plan={plan} /> },
          {
            label: 'Interrupts',
            value:
              interruptions.length === 0 ? 'Nothing' : <UntrustedText text={interruptions.join(' · ')} limit={600} />,
          },
        ]}
      />
      {actions.length > 0 && (
        <ExpandableSection headerText={`IAM actions it needs (${actions.length})`} variant="footer">
          <div className="ls-command">
            <UntrustedText text={actions.join('\n')} asBlock />
            <CopyToClipboard
              variant="icon"
              copyButtonAriaLabel="Copy IAM actions"
              copySuccessText="Copied"
              copyErrorText="The clipboard refused it"
              textToCopy={actions.join('\n')}
            />
          </div>
        </ExpandableSection>
      )}
    </Container>
  );
}

function stepsInWords({ steps }: PlanView): string {
  const on = (system: string) => steps.filter((step) => step.system === system).length;
  const parts = [
    { count: on('aws'), words: 'in AWS' },
    { count: on('gateway'), words: 'on the gateway' },
    { count: on('check'), words: on('check') === 1 ? 'check' : 'checks' },
  ];
  const there = parts.filter(({ count }) => count > 0).map(({ count, words }) => `${count} ${words}`);
  return [String(steps.length), ...(there.length > 0 ? [there.join(', ')] : [])].join(': ');
}

function Cost({ plan: { cost } }: { readonly plan: PlanView }) {
  if (!cost) return 'Nothing more than now';
  const lines = cost.lines.map(({ what, perMonth }) => `${what}: $${perMonth.toFixed(2)}`).join('\n');
  return (
    <span title={lines}>
      ${cost.perMonth.toFixed(2)} a month
      <span className="ls-muted"> · prices of {cost.asOf}, without traffic</span>
    </span>
  );
}
