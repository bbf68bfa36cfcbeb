import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { goTo } from '../../ui/router.tsx';

export function NoProfile() {
  return (
    <Alert
      type="info"
      header="No AWS profile"
      action={<Button onClick={() => goTo('#/accounts')}>Go to Accounts</Button>}
    >
      Direct Connect is read with the profile chosen at the top of the window. Explore the demo network to try it
      without one.
    </Alert>
  );
}
