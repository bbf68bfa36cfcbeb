import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { PlanStep, StepProgress } from '../../contract/domain/plan.ts';
import { duration } from '../ui/time.tsx';
import { UntrustedText } from '../ui/untrusted-text.tsx';
import { StepAction } from './step-action.tsx';
import { StepLog } from './step-log.tsx';

interface StepDetailProps {
  readonly step: PlanStep;
  readonly number: number;
  readonly progress: StepProgress | undefined;
}

/** Everything about one step: exactly what it does, what it interrupts, what undo does, and its log once it ran. */
export function StepDetail({ step, number, progress }: StepDetailProps) {
  return (
    <Container
      data-testid="step-detail"
      header={
        <Header variant="h2">
          {number}. <UntrustedText text={step.title} limit={200} />
        </Header>
      }
    >
      <SpaceBetween size="l">
        {progress?.message && (
          <Alert type={progress.state === 'failed' ? 'error' : 'info'}>
            <UntrustedText text={progress.message} limit={2000} />
          </Alert>
        )}
        {progress && <StepLog progress={progress} />}
        {step.interrupts && (
          <Alert type="warning" header="Interrupts">
            <UntrustedText text={step.interrupts} limit={1000} />
          </Alert>
        )}
        {step.details.map((detail, index) => (
          // The details of a step never change once it is planned.
          <StepAction key={index} detail={detail} />
        ))}
        <KeyValuePairs
          columns={3}
          minColumnWidth={280}
          items={[
            { label: 'Undo', value: <UntrustedText text={step.undo ?? 'Nothing to undo'} limit={1000} /> },
            { label: 'IAM actions', value: <Actions names={step.iamActions} /> },
            { label: 'Usually takes', value: step.usualSeconds < 1 ? 'Under a second' : duration(step.usualSeconds) },
          ]}
        />
      </SpaceBetween>
    </Container>
  );
}

function Actions({ names }: { readonly names: readonly string[] }) {
  if (names.length === 0) return 'None';
  return names.map((name) => (
    <Box key={name} variant="div">
      <span className="ls-mono">
        <UntrustedText text={name} limit={200} />
      </span>
    </Box>
  ));
}
