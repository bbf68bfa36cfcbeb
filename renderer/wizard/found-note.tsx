import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { UntrustedText } from '../ui/untrusted-text.tsx';

/** Marks a field whose value was found and not typed. */
export function FoundNote({ source }: { readonly source: string | undefined }) {
  if (source === undefined) return null;
  return (
    <StatusIndicator type="success" iconAriaLabel="Found">
      found on <UntrustedText text={source} limit={60} />
    </StatusIndicator>
  );
}
