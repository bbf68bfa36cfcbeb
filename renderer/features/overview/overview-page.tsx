import Spinner from '@cloudscape-design/components/spinner';
import { useRead } from '../../bridge/use-read.ts';
import { Page } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { FirstChoices } from './first-choices.tsx';
import { LinkBoard } from './link-board.tsx';

/** The first page: two choices when there is nothing yet, else how everything is. */
export function OverviewPage() {
  const { data: links, error, refetch } = useRead('links', 'list', {});
  return (
    <Page
      title="Overview"
      description="Private links between your sites and AWS: built, watched and proved at both ends."
    >
      {error && <Problem error={error} onRetry={() => void refetch()} title="The links could not be read" />}
      {!links && !error && <Spinner size="large" />}
      {links && links.length === 0 && <FirstChoices />}
      {links && links.length > 0 && <LinkBoard links={links} />}
    </Page>
  );
}
