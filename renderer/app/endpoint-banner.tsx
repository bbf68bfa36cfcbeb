import Alert from '@cloudscape-design/components/alert';
import { useCurrentProfile } from '../bridge/current-profile.tsx';
import { UntrustedText } from '../ui/untrusted-text.tsx';

/** Says so when the profile in use does not talk to AWS itself. */
export function EndpointBanner() {
  const { current } = useCurrentProfile();
  if (!current || current.isAws || current.isDemo) return null;
  return (
    <div className="ls-strip">
      <Alert type="warning" header="This profile does not talk to AWS">
        <UntrustedText text={current.name} limit={128} /> sends its calls to{' '}
        <UntrustedText text={current.endpointHost ?? 'another endpoint'} limit={300} />, as endpoint_url in your AWS
        configuration says. What is made there is not made in AWS.
      </Alert>
    </div>
  );
}
