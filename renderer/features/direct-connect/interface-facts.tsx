import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import type { VirtualInterface } from '../../../contract/domain/direct-connect.ts';
import { Copyable } from '../../ui/copyable.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import { Attached } from './attached.tsx';
import type { Overview } from './dx-answers.ts';
import { kindWords } from './state-words.tsx';

interface InterfaceFactsProps {
  readonly virtualInterface: VirtualInterface;
  readonly overview: Overview;
}

export function InterfaceFacts({ virtualInterface, overview }: InterfaceFactsProps) {
  const { id, kind, connectionId, ownerAccount, vlan, asn, amazonSideAsn, mtu, hasSiteLink, attachedTo } =
    virtualInterface;
  const { prefixes, tags } = virtualInterface;
  return (
    <Container header={<Header variant="h2">What it is</Header>}>
      <KeyValuePairs
        columns={4}
        minColumnWidth={190}
        items={[
          { label: 'Id', value: <Copyable text={id} what="Id" /> },
          { label: 'Kind', value: kindWords[kind] },
          { label: 'Connection', value: <Copyable text={connectionId} what="Connection" /> },
          { label: 'Owner', value: <Copyable text={ownerAccount} what="Account" /> },
          { label: 'VLAN', value: vlan },
          { label: 'ASN of your router', value: asn },
          { label: 'ASN of AWS', value: amazonSideAsn ?? 'not told' },
          { label: 'MTU', value: mtu ?? 'not told' },
          { label: 'Leads to', value: <Attached virtualInterface={virtualInterface} overview={overview} /> },
          ...(attachedTo ? [{ label: 'Its id', value: <Copyable text={attachedTo.id} what="Gateway" /> }] : []),
          { label: 'SiteLink', value: hasSiteLink ? 'On' : 'Off' },
          ...(kind === 'public'
            ? [{ label: 'Announced prefixes', value: <UntrustedText text={prefixes.join(', ')} limit={1000} /> }]
            : []),
          {
            label: 'Tags',
            value: (
              <UntrustedText text={tags.map(({ key, value }) => `${key}=${value}`).join(', ') || 'none'} limit={600} />
            ),
          },
        ]}
      />
    </Container>
  );
}
