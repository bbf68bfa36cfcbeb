import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import { useState } from 'react';
import type { Link } from '../../../contract/domain/link.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { useRead } from '../../bridge/use-read.ts';
import { useFlashes } from '../../ui/flashes.tsx';
import { Problem } from '../../ui/problem.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';

const formats = [
  { id: 'ipsec', text: 'ipsec.conf' },
  { id: 'swanctl', text: 'swanctl' },
  { id: 'aws-xml', text: 'AWS XML' },
] as const;

/** The configuration as text, with its keys masked here; saved with keys on the machine that runs Linkspan. */
export function DeviceConfiguration({ link }: { readonly link: Link }) {
  const [format, setFormat] = useState<(typeof formats)[number]['id']>(link.dialect ?? 'ipsec');
  const { data, error, refetch } = useRead('siteToSite', 'previewDeviceConfiguration', { linkId: link.id, format });
  const save = useCommand('siteToSite', 'saveDeviceConfiguration');
  const { add, fail } = useFlashes();
  const onSave = () =>
    save.mutate(
      { linkId: link.id, format },
      {
        onSuccess: ({ path }) => {
          if (path !== null) add({ type: 'success', header: 'The configuration is saved, keys included', text: path });
        },
        onError: fail('The configuration was not saved'),
      },
    );
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="Keys are masked here. The saved file holds them and can be read by you alone."
          actions={
            <Button loading={save.isPending} onClick={onSave}>
              Save with keys
            </Button>
          }
        >
          Configuration as text
        </Header>
      }
    >
      <SpaceBetween size="m">
        <SegmentedControl
          label="Format"
          selectedId={format}
          options={[...formats]}
          onChange={({ detail }) => setFormat(formats.find(({ id }) => id === detail.selectedId)?.id ?? 'ipsec')}
        />
        {error && <Problem error={error} onRetry={() => void refetch()} title="The configuration could not be made" />}
        {!data && !error && <Spinner />}
        {data && <UntrustedText text={data.text} asBlock limit={60_000} />}
      </SpaceBetween>
    </Container>
  );
}
