import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { DxConnection } from '../../../contract/domain/direct-connect.ts';
import { UntrustedText } from '../../ui/untrusted-text.tsx';

/** Whether the line itself is encrypted, and whether it must be. */
export function MacSecState({ macSec: { isCapable, mode, portStatus } }: Pick<DxConnection, 'macSec'>) {
  if (!isCapable) return <StatusIndicator type="stopped">Not offered</StatusIndicator>;
  const isUp = portStatus === 'Encryption Up';
  return (
    <>
      <StatusIndicator type={isUp ? 'success' : 'pending'}>{isUp ? 'Encrypted' : 'Not encrypted'}</StatusIndicator>
      <div className="ls-muted">
        <UntrustedText text={mode?.replaceAll('_', ' ') ?? 'no mode set'} limit={40} />
      </div>
    </>
  );
}
