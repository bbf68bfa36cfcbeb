import Button from '@cloudscape-design/components/button';
import { Page } from '../ui/page.tsx';
import { goTo } from '../ui/router.tsx';

export function NoSuchPage() {
  return (
    <Page title="There is no page here" description="The address names nothing that Linkspan has.">
      <Button onClick={() => goTo('#/')}>Go to the overview</Button>
    </Page>
  );
}
