import Alert from '@cloudscape-design/components/alert';
import { UntrustedText } from './untrusted-text.tsx';

interface UnreadNoticeProps {
  readonly unread: readonly { readonly what: string; readonly why: string }[];
}

/** What is missing below, and why; nothing where all was read. */
export function UnreadNotice({ unread }: UnreadNoticeProps) {
  if (unread.length === 0) return null;
  return (
    <Alert type="warning" header="Not everything could be read">
      <ul className="ls-list">
        {unread.slice(0, 20).map(({ what, why }) => (
          <li key={what}>
            <UntrustedText text={`${what}: ${why}`} limit={600} />
          </li>
        ))}
      </ul>
    </Alert>
  );
}
