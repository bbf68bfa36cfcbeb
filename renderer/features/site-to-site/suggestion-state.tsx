import Alert from '@cloudscape-design/components/alert';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { Problem } from '../../ui/problem.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import type { Connect } from './use-connect.ts';

/** Whether the gateway and the VPC could be read for the fields below. */
export function SuggestionState({ connect: { suggesting, found, values } }: { readonly connect: Connect }) {
  if (suggesting.isLoading) {
    return (
      <StatusIndicator type="loading">
        {values.siteKind === 'gateway' ? 'Reading the gateway and the VPC' : 'Reading the VPC'}
      </StatusIndicator>
    );
  }
  if (suggesting.error) {
    return (
      <Problem
        error={suggesting.error}
        onRetry={suggesting.retry}
        title="Not everything could be found: fill in the fields or try again"
      />
    );
  }
  const warnings = found.suggestion?.warnings ?? [];
  if (warnings.length === 0) return null;
  return (
    <Alert type="warning">
      <ul className="ls-list">
        {warnings.map((warning) => (
          <li key={warning}>
            <UntrustedText text={warning} limit={500} />
          </li>
        ))}
      </ul>
    </Alert>
  );
}
