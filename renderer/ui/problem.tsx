import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { type ErrorCode, isAppError } from '../../contract/errors.ts';
import { UntrustedText } from './untrusted-text.tsx';

interface ProblemProps {
  readonly error: Error;
  readonly onRetry?: (() => void) | undefined;
  /** What could not be done: "The links could not be read". */
  readonly title?: string;
}

/** A failed read or command: what happened and what to do. */
export function Problem({ error, onRetry, title }: ProblemProps) {
  return (
    <Alert
      type={isAppError(error, 'read-only', 'cancelled', 'answer-needed') ? 'warning' : 'error'}
      header={title ?? headingFor(error)}
      action={onRetry && <Button onClick={onRetry}>Try again</Button>}
    >
      <UntrustedText text={messageOf(error)} limit={2000} />
    </Alert>
  );
}

export function messageOf(error: Error): string {
  if (isAppError(error)) return error.message;
  return 'The window lost its way. Reload it; nothing that runs is stopped by that.';
}

const headings: Readonly<Record<ErrorCode, string>> = {
  'invalid-input': 'That input is not valid',
  'not-signed-in': 'Sign in to AWS again',
  'access-denied': 'Not allowed',
  'read-only': 'Read-only',
  'not-found': 'Not found',
  conflict: 'It no longer is as it was',
  throttled: 'AWS asks to slow down',
  'host-key-unknown': 'The host key is not known yet',
  'host-key-changed': 'The host key has changed',
  'answer-needed': 'An answer is needed',
  unreachable: 'Not reachable',
  unsupported: 'Not supported',
  cancelled: 'Cancelled',
  unexpected: 'Something unexpected happened',
};

function headingFor(error: Error): string {
  return isAppError(error) ? headings[error.code] : headings.unexpected;
}
