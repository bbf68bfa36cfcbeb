import BarChart from '@cloudscape-design/components/bar-chart';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import PageLink from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { Finding, Severity } from '../../../contract/domain/audit.ts';
import { hrefTo } from '../../ui/router.tsx';
import { severities, severityWords } from './audit-words.ts';
import { filterToAddress } from './finding-filter.ts';
import { SeverityBadge } from './severity-badge.tsx';

interface SeveritySummaryProps {
  readonly auditId: string;
  readonly findings: readonly Finding[];
  readonly unreadCount: number;
}

/** What is wrong by severity, as a picture and in words, and beside it what nobody can tell. */
export function SeveritySummary({ auditId, findings, unreadCount }: SeveritySummaryProps) {
  const count = (verdict: Finding['verdict'], severity?: Severity) =>
    findings.filter((one) => one.verdict === verdict && (severity === undefined || one.severity === severity)).length;
  const counts = severities.map((severity) => ({ severity, count: count('fail', severity) }));
  const [wrong, unknown, warned] = [count('fail'), count('unknown'), count('warn')];
  const link = (filter: Readonly<Record<string, string>>) =>
    hrefTo(['audit', auditId], {
      filter: filterToAddress({
        operation: 'and',
        tokens: Object.entries(filter).map(([propertyKey, value]) => ({ propertyKey, operator: '=', value })),
      }),
    });
  return (
    <Container header={<Header variant="h2">{headline(wrong)}</Header>}>
      <div className="ls-audit-summary">
        {wrong > 0 ? <SeverityChart counts={counts} /> : <NothingWrong isCertain={unknown + unreadCount === 0} />}
        <SpaceBetween size="m">
          <ul className="ls-audit-counts" aria-label="Failed checks by severity">
            {counts.map(({ severity, count: many }) => (
              <li key={severity}>
                <SeverityBadge severity={severity} />
                {many === 0 ? (
                  <span className="ls-muted">none</span>
                ) : (
                  <PageLink
                    href={link({ severity: severityWords[severity], verdict: 'Wrong' })}
                    ariaLabel={`Show ${many} findings of severity ${severityWords[severity]}`}
                  >
                    {many.toLocaleString('en')}
                  </PageLink>
                )}
              </li>
            ))}
          </ul>
          {warned > 0 && (
            <StatusIndicator type="warning">
              <PageLink
                href={link({ verdict: 'Worth a look' })}
              >{`${warned.toLocaleString('en')} worth a look`}</PageLink>
            </StatusIndicator>
          )}
          {unknown + unreadCount > 0 && (
            <div>
              <StatusIndicator type="pending">
                {unknown > 0 ? (
                  <PageLink href={link({ verdict: 'Unknown' })}>{`${unknown.toLocaleString('en')} unknown`}</PageLink>
                ) : (
                  'Not everything was read'
                )}
              </StatusIndicator>
              <Box color="text-body-secondary" fontSize="body-s">
                {unknownInWords(unreadCount)}
              </Box>
            </div>
          )}
        </SpaceBetween>
      </div>
    </Container>
  );
}

function unknownInWords(unreadCount: number): string {
  if (unreadCount === 0) return 'What these rules need is not known. Nothing of it is counted as fine.';
  const reads = unreadCount === 1 ? '1 read' : `${unreadCount.toLocaleString('en')} reads`;
  return `${reads} did not work. Nothing that depends on that is counted as fine.`;
}

function headline(wrong: number): string {
  if (wrong === 0) return 'Nothing failed';
  return wrong === 1 ? '1 failed check' : `${wrong.toLocaleString('en')} failed checks`;
}

function NothingWrong({ isCertain }: { readonly isCertain: boolean }) {
  return isCertain ? (
    <StatusIndicator type="success">Every check that applies passed.</StatusIndicator>
  ) : (
    <StatusIndicator type="pending">No check that could be made failed. Some could not be made.</StatusIndicator>
  );
}

/** One bar for each severity, in its own colour. */
function SeverityChart({ counts }: { readonly counts: readonly { severity: Severity; count: number }[] }) {
  const most = Math.max(...counts.map(({ count }) => count));
  return (
    <BarChart
      series={counts.map(({ severity, count }) => ({
        title: severityWords[severity],
        type: 'bar' as const,
        color: `var(--ls-${severity})`,
        data: [{ x: severityWords[severity], y: count }],
      }))}
      xDomain={counts.map(({ severity }) => severityWords[severity])}
      yDomain={[0, most]}
      xScaleType="categorical"
      stackedBars
      horizontalBars
      hideFilter
      hideLegend
      height={170}
      yTickFormatter={(tick) => (Number.isInteger(tick) ? tick.toLocaleString('en') : '')}
      ariaLabel={`Failed checks: ${counts.map(({ severity, count }) => `${count} ${severityWords[severity]}`).join(', ')}`}
      i18nStrings={{ xAxisAriaRoleDescription: 'Severity', yAxisAriaRoleDescription: 'Failed checks' }}
    />
  );
}
