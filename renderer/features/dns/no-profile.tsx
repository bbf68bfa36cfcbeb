import Button from '@cloudscape-design/components/button';
import { NothingYet } from '../../ui/nothing-yet.tsx';
import { goTo } from '../../ui/router.tsx';

export function NoProfile() {
  return (
    <NothingYet
      title="No AWS profile"
      text="DNS is read with the profile chosen at the top of the window."
      action={<Button onClick={() => goTo('#/accounts')}>Go to Accounts</Button>}
    />
  );
}
