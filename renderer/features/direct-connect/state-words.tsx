import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { VirtualInterface } from '../../../contract/domain/direct-connect.ts';
import { UntrustedText } from '../../ui/untrusted-text.tsx';

type Health = VirtualInterface['health'];

const types: Readonly<Record<string, StatusIndicatorProps.Type>> = {
  available: 'success',
  associated: 'success',
  up: 'success',
  down: 'error',
  rejected: 'error',
  confirming: 'warning',
  partly: 'warning',
  testing: 'warning',
  pending: 'in-progress',
  verifying: 'in-progress',
  ordering: 'in-progress',
  requested: 'in-progress',
  associating: 'in-progress',
  updating: 'in-progress',
  deleting: 'stopped',
  deleted: 'stopped',
  disassociating: 'stopped',
  disassociated: 'stopped',
};

/** A state in AWS's own word; one that is new to Linkspan is shown as it is. */
export function AwsState({ state }: { readonly state: string }) {
  const words = state === 'confirming' ? 'Waiting to be accepted' : state.charAt(0).toUpperCase() + state.slice(1);
  return (
    <StatusIndicator type={types[state] ?? 'pending'}>
      <UntrustedText text={words} limit={40} />
    </StatusIndicator>
  );
}

const connectionWords = { up: 'Up', down: 'Down', unknown: 'Not known' } as const;
const bgpWords = { up: 'Up', partly: 'One peer is down', down: 'Down', unknown: 'Not known' } as const;

/** Whether light and VLAN are there. */
export function ConnectionHealth({ health: { connection } }: { readonly health: Health }) {
  return <StatusIndicator type={types[connection] ?? 'pending'}>{connectionWords[connection]}</StatusIndicator>;
}

/** Whether the routers talk. They cannot before the interface is made and accepted. */
export function BgpHealth({ state, health: { bgp } }: Pick<VirtualInterface, 'state' | 'health'>) {
  if (isBeginning(state)) return <StatusIndicator type="pending">Not yet</StatusIndicator>;
  return <StatusIndicator type={types[bgp] ?? 'pending'}>{bgpWords[bgp]}</StatusIndicator>;
}

/** What AWS took from the router: a session that is up and carries nothing looks fine everywhere else. */
export function RoutesHealth({ health: { bgp, prefixesAccepted } }: { readonly health: Health }) {
  if (prefixesAccepted === null) return <StatusIndicator type="pending">AWS does not tell</StatusIndicator>;
  if (prefixesAccepted > 0) {
    return <StatusIndicator type="success">{prefixesAccepted.toLocaleString('en')} accepted</StatusIndicator>;
  }
  return (
    <StatusIndicator type={bgp === 'down' || bgp === 'unknown' ? 'stopped' : 'error'}>None accepted</StatusIndicator>
  );
}

/** The worst of the three, for the sentence that sums them up. */
export function healthType({ state, health }: Pick<VirtualInterface, 'state' | 'health'>): StatusIndicatorProps.Type {
  const { connection, bgp, prefixesAccepted } = health;
  if (isBeginning(state)) return 'pending';
  if (connection === 'down' || bgp === 'down') return 'error';
  if (bgp === 'partly' || (bgp === 'up' && prefixesAccepted === 0)) return 'warning';
  return connection === 'up' && bgp === 'up' ? 'success' : 'pending';
}

function isBeginning(state: string): boolean {
  return ['confirming', 'pending', 'verifying'].includes(state);
}

export const kindWords = { private: 'Private', public: 'Public', transit: 'Transit' } as const;
