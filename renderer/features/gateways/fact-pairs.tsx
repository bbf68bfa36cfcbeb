import type { KeyValuePairsProps } from '@cloudscape-design/components/key-value-pairs';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { ReactNode } from 'react';
import type { GatewayFacts } from '../../../contract/domain/gateway-facts.ts';
import { Copyable } from '../../ui/copyable.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';

/** What an inspection found, as label and value, the most asked for first. */
export function factPairs(facts: GatewayFacts): readonly KeyValuePairsProps.Item[] {
  const { os, strongswan, service, outside, firewall, clock, kernel } = facts;
  return [
    pair('Host name', text(facts.hostName)),
    pair('System', text([os.name, os.version, os.kernel, os.architecture].filter(Boolean).join(', '))),
    pair('IPsec', text([products[strongswan.product], strongswan.version].filter(Boolean).join(' '))),
    pair('Configured by', dialectText(strongswan.dialect)),
    pair('Service', <Service service={service} />),
    pair('sudo', sudoWords[facts.sudo]),
    pair(
      'Outside address',
      outside.localAddress ? <Copyable text={outside.localAddress} what="Address" /> : 'Not found',
    ),
    pair('Behind NAT', yesNo(outside.isBehindNat)),
    pair('Inside networks', <Lines lines={facts.insideSubnets} none="None found" />),
    pair('Interfaces', <Lines lines={facts.interfaces.map(interfaceText)} none="None" />),
    pair('Forwarding', onOff(facts.forwarding)),
    pair(
      'Reverse path filter',
      <Lines lines={facts.reversePath.map((one) => `${one.interface}: ${one.mode}`)} none="Not read" />,
    ),
    pair('Firewall', text(`${firewall.kind}${firewall.dropsByDefault ? ', drops by default' : ''}`)),
    pair('Source address translation', <Lines lines={firewall.masquerade} none="None" />),
    pair(
      'Kernel',
      `ESP ${yesNo(kernel.hasEsp)}, marks ${yesNo(kernel.hasMarks)}, XFRM interfaces ${yesNo(kernel.hasXfrmInterface)}`,
    ),
    pair('Clock', `${clock.offsetSeconds.toFixed(1)} s off, synchronised: ${yesNo(clock.isSynchronised)}`),
    pair('Marks in use', facts.marksInUse.length === 0 ? 'None' : facts.marksInUse.slice(0, 50).join(', ')),
    pair('Left over from earlier', <Lines lines={facts.leftovers} none="Nothing" />),
  ];
}

const products = {
  strongswan: 'strongSwan',
  libreswan: 'Libreswan (not supported)',
  other: 'Another one (not supported)',
  none: 'Nothing installed',
};
const sudoWords = {
  root: 'Logged in as root',
  'without-password': 'Without password',
  'with-password': 'With password',
  none: 'None: nothing can be deployed',
};

function pair(label: string, value: ReactNode): KeyValuePairsProps.Item {
  return { label, value };
}

function text(value: string): ReactNode {
  return <UntrustedText text={value} limit={300} />;
}

function dialectText(dialect: GatewayFacts['strongswan']['dialect']): string {
  if (dialect === null) return 'Cannot be told';
  return dialect === 'ipsec' ? 'ipsec.conf' : 'swanctl';
}

function interfaceText({ name, addresses, isUp }: GatewayFacts['interfaces'][number]): string {
  return `${name} ${addresses.join(', ')}${isUp ? '' : ' (down)'}`;
}

function yesNo(value: boolean | null): string {
  if (value === null) return 'not known';
  return value ? 'yes' : 'no';
}

function onOff(value: boolean | null): ReactNode {
  if (value === null) return 'Not read';
  return <StatusIndicator type={value ? 'success' : 'error'}>{value ? 'On' : 'Off'}</StatusIndicator>;
}

function Service({
  service: { name, manager, isRunning, startsAtBoot },
}: {
  readonly service: GatewayFacts['service'];
}) {
  if (name === null) return 'None found';
  return (
    <StatusIndicator type={isRunning ? 'success' : 'error'}>
      <UntrustedText text={`${name} (${manager})`} limit={100} />, {isRunning ? 'running' : 'not running'},{' '}
      {startsAtBoot ? 'starts at boot' : 'does not start at boot'}
    </StatusIndicator>
  );
}

function Lines({ lines, none }: { readonly lines: readonly string[]; readonly none: string }) {
  if (lines.length === 0) return none;
  return lines.slice(0, 20).map((line) => (
    <div key={line} className="ls-mono">
      <UntrustedText text={line} limit={300} />
    </div>
  ));
}
