import Alert from '@cloudscape-design/components/alert';
import type { Overview } from './dx-answers.ts';
import { UntrustedText } from '../../ui/untrusted-text.tsx';

/** What is missing below, and why. */
export function UnreadNotice({ unread }: { readonly unread: Overview['unread'] }) {
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
