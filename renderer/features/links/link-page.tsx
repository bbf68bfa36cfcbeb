import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import Tabs from '@cloudscape-design/components/tabs';
import type { Link } from '../../../contract/domain/link.ts';
import { isAppError } from '../../../contract/errors.ts';
import { useRead } from '../../bridge/use-read.ts';
import { harmless } from '../../ui/harmless.ts';
import { Page } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { hrefTo, replaceWith, useRoute } from '../../ui/router.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import { BothEnds } from './both-ends.tsx';
import { HealthLine } from './health-line.tsx';
import { LinkActions } from './link-actions.tsx';
import { LinkActivity } from './link-activity.tsx';
import { LinkConfiguration } from './link-configuration.tsx';
import { LinkPicture } from './link-picture.tsx';
import { Proofs } from './proofs.tsx';

export function LinkPage({ linkId }: { readonly linkId: string }) {
  const { data: link, error, refetch } = useRead('links', 'get', { linkId });
  return (
    <Page
      title={link ? harmless(link.name, 60) : 'Link'}
      description={link && <Between link={link} />}
      actions={link && <LinkActions link={link} />}
    >
      {!link && !error && <Spinner size="large" />}
      {error && !link && isAppError(error, 'not-found') && (
        <Alert type="info" header="This link is not known any more" />
      )}
      {error && !link && !isAppError(error, 'not-found') && (
        <Problem error={error} onRetry={() => void refetch()} title="The link could not be read" />
      )}
      {link && (
        <SpaceBetween size="l">
          <ChangedSince linkId={linkId} />
          <LinkPicture link={link} />
          <LinkTabs link={link} />
        </SpaceBetween>
      )}
    </Page>
  );
}

function Between({ link: { id, site, vpcId, region } }: { readonly link: Link }) {
  return (
    <span className="ls-inline" data-testid="link-health">
      <HealthLine linkId={id} />
      <UntrustedText text={`Site ${site.outsideAddress} ⇄ ${vpcId} in ${region}`} limit={200} />
    </span>
  );
}

function ChangedSince({ linkId }: { readonly linkId: string }) {
  const { data } = useRead('links', 'bothEnds', { linkId }, { freshFor: 15_000 });
  if (!data || (data.changedSince.length === 0 && data.unread.length === 0)) return null;
  return (
    <SpaceBetween size="s">
      {data.changedSince.length > 0 && (
        <Alert type="warning" header="Changed since it was applied">
          <ul className="ls-list">
            {data.changedSince.map((change) => (
              <li key={change}>
                <UntrustedText text={change} limit={500} />
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {data.unread.length > 0 && (
        <Alert type="info" header="Not everything could be read">
          <ul className="ls-list">
            {data.unread.map(({ what, why }) => (
              <li key={what}>
                <UntrustedText text={`${what}: ${why}`} limit={600} />
              </li>
            ))}
          </ul>
        </Alert>
      )}
    </SpaceBetween>
  );
}

function LinkTabs({ link }: { readonly link: Link }) {
  const { query } = useRoute();
  return (
    <Tabs
      activeTabId={query.get('tab') ?? 'both-ends'}
      ariaLabel="Parts of the link"
      onChange={({ detail }) => replaceWith(hrefTo(['links', link.id], { tab: detail.activeTabId }))}
      tabs={[
        { id: 'both-ends', label: 'Both ends', content: <BothEnds linkId={link.id} /> },
        { id: 'configuration', label: 'Configuration', content: <LinkConfiguration link={link} /> },
        { id: 'proofs', label: `Proofs (${link.proofs.length})`, content: <Proofs link={link} /> },
        { id: 'activity', label: 'Activity', content: <LinkActivity linkId={link.id} /> },
      ]}
    />
  );
}
