import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Link } from '../../../contract/domain/link.ts';
import { ProofView } from '../../wizard/proof-view.tsx';

/** Every proof that was kept, newest first. */
export function Proofs({ link }: { readonly link: Link }) {
  const sorted = [...link.proofs].sort((one, other) => other.at.localeCompare(one.at)).slice(0, 20);
  if (sorted.length === 0) {
    return (
      <Alert type="info" header="Not proved yet">
        Prove the link: traffic on each tunnel, seen from both ends, and fail-over from one to the other.
      </Alert>
    );
  }
  return (
    <SpaceBetween size="l">
      {sorted.map((proof) => (
        <ProofView key={proof.id} proof={proof} linkId={link.id} />
      ))}
    </SpaceBetween>
  );
}
