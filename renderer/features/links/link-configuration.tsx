import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import PageLink from '@cloudscape-design/components/link';
import type { Link } from '../../../contract/domain/link.ts';
import { Copyable } from '../../ui/copyable.tsx';
import { hrefTo } from '../../ui/router.tsx';
import { Moment } from '../../ui/time.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import { DeviceConfiguration } from './device-configuration.tsx';

const origins = { created: 'made by Linkspan', adopted: 'was there before, and stays' } as const;

/** What the link is made of at both ends. */
export function LinkConfiguration({ link }: { readonly link: Link }) {
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">AWS</Header>}>
        <KeyValuePairs
          columns={3}
          items={[
            { label: 'Account', value: <Copyable text={link.accountId} what="Account" /> },
            { label: 'Region', value: link.region },
            { label: 'Profile', value: <UntrustedText text={link.profile} limit={128} /> },
            { label: 'VPC', value: <Copyable text={link.vpcId} what="VPC" /> },
            { label: 'VPN connection', value: <Copyable text={link.vpnConnectionId} what="VPN connection" /> },
            { label: 'VPN gateway', value: <Owned id={link.attachment.id} origin={link.attachment.origin} /> },
            {
              label: 'Customer gateway',
              value: <Owned id={link.customerGateway.id} origin={link.customerGateway.origin} />,
            },
            { label: 'Security profile', value: link.tunnelProfile === 'recommended' ? 'Recommended' : 'Compatible' },
            { label: 'Made', value: <Moment at={link.createdAt} /> },
          ]}
        />
      </Container>
      <Container header={<Header variant="h2">Site</Header>}>
        <KeyValuePairs
          columns={3}
          items={[
            { label: 'Gateway', value: <GatewayLink id={link.site.gatewayId} /> },
            { label: 'Outside address', value: <Copyable text={link.site.outsideAddress} what="Address" /> },
            { label: 'Identity', value: <Copyable text={link.site.identity} what="Identity" /> },
            { label: 'Networks', value: <UntrustedText text={link.site.subnets.join(', ')} limit={500} /> },
            {
              label: 'Configured by',
              value:
                link.dialect === null ? 'Text for the device' : link.dialect === 'ipsec' ? 'ipsec.conf' : 'swanctl',
            },
            ...link.tunnels.map(({ outsideAddress, insideCidr, childName, mark }, index) => ({
              label: `Tunnel ${index + 1}`,
              value: (
                <>
                  <Copyable text={outsideAddress} what="Address" />
                  <div className="ls-muted">
                    <UntrustedText
                      text={[`inside ${insideCidr}`, childName, mark === null ? null : `mark ${mark}`]
                        .filter(Boolean)
                        .join(' · ')}
                      limit={200}
                    />
                  </div>
                </>
              ),
            })),
          ]}
        />
      </Container>
      <DeviceConfiguration link={link} />
    </SpaceBetween>
  );
}

function Owned({ id, origin }: { readonly id: string; readonly origin: keyof typeof origins }) {
  return (
    <>
      <Copyable text={id} what="Id" />
      <div className="ls-muted">{origins[origin]}</div>
    </>
  );
}

function GatewayLink({ id }: { readonly id: string | null }) {
  return id === null ? 'A device without SSH' : <PageLink href={hrefTo(['gateways', id])}>Open the gateway</PageLink>;
}
