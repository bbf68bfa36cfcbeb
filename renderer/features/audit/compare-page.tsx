import Alert from '@cloudscape-design/components/alert';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import { AuditId } from '../../../contract/domain/audit.ts';
import { useRead } from '../../bridge/use-read.ts';
import { Page } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { hrefTo, replaceWith, useRoute } from '../../ui/router.tsx';
import { short } from '../../ui/time.tsx';
import type { AuditSummary } from './audit-answers.ts';
import { Comparison } from './comparison.tsx';

/** What changed from one audit to a later one. */
export function ComparePage() {
  const { query } = useRoute();
  const [before, after] = [query.get('before') ?? '', query.get('after') ?? ''];
  const { data: kept, error: listError, refetch: readList } = useRead('audit', 'list', {});
  const isReady = AuditId.safeParse(before).success && AuditId.safeParse(after).success && before !== after;
  const { data, error, refetch } = useRead('audit', 'compare', { before, after }, { enabled: isReady });
  const show = (change: Readonly<Record<string, string | undefined>>) =>
    replaceWith(hrefTo(['audit', 'compare'], { before, after, ...change }));
  return (
    <Page
      title="Compare two audits"
      description="Only what both audits looked at is compared: a thing that was not read in one of them is neither new nor gone."
    >
      <SpaceBetween size="l">
        {listError && (
          <Problem error={listError} onRetry={() => void readList()} title="The audits could not be read" />
        )}
        <Container>
          <ColumnLayout columns={2}>
            <AuditChoice label="Before" audits={kept} chosen={before} onChange={(id) => show({ before: id })} />
            <AuditChoice label="After" audits={kept} chosen={after} onChange={(id) => show({ after: id })} />
          </ColumnLayout>
        </Container>
        {!isReady && <Alert type="info">Choose two different audits.</Alert>}
        {error && <Problem error={error} onRetry={() => void refetch()} title="The audits could not be compared" />}
        {isReady && !data && !error && <Spinner size="large" />}
        {isReady && data && <Comparison comparison={data} />}
      </SpaceBetween>
    </Page>
  );
}

interface AuditChoiceProps {
  readonly label: string;
  readonly audits: readonly AuditSummary[] | undefined;
  readonly chosen: string;
  readonly onChange: (auditId: string | undefined) => void;
}

function AuditChoice({ label, audits, chosen, onChange }: AuditChoiceProps) {
  const options = (audits ?? []).map(({ id, endedAt, scope }) => ({
    value: id,
    label: short(endedAt),
    description: scope.targets.map(({ profile }) => profile).join(', '),
  }));
  return (
    <FormField label={label}>
      <Select
        selectedOption={options.find(({ value }) => value === chosen) ?? null}
        options={options}
        placeholder="Choose an audit"
        empty="No audits are kept"
        statusType={audits ? 'finished' : 'loading'}
        loadingText="Reading the audits"
        onChange={({ detail }) => onChange(detail.selectedOption.value)}
      />
    </FormField>
  );
}
