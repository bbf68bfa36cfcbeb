import Box from '@cloudscape-design/components/box';
import type { VirtualInterface } from '../../../contract/domain/direct-connect.ts';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import type { Overview } from './dx-answers.ts';

interface AttachedProps {
  readonly virtualInterface: Pick<VirtualInterface, 'kind' | 'attachedTo'>;
  readonly overview: Overview | undefined;
}

/** Where the traffic of a virtual interface goes. */
export function Attached({ virtualInterface: { kind, attachedTo }, overview }: AttachedProps) {
  if (kind === 'public') return "AWS's public services";
  if (attachedTo === null) return <Box color="text-status-inactive">Nothing yet</Box>;
  const gateway = overview?.gateways.find(({ id }) => id === attachedTo.id);
  return (
    <>
      <UntrustedText text={gateway?.name ?? attachedTo.id} limit={100} />
      <div className="ls-muted">{attachedTo.kind === 'vgw' ? 'Virtual private gateway' : 'Direct Connect gateway'}</div>
    </>
  );
}
