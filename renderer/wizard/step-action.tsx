import Box from '@cloudscape-design/components/box';
import type { StepDetail } from '../../contract/domain/plan.ts';
import { CommandText } from '../ui/command-text.tsx';
import { DiffView } from '../ui/diff-view.tsx';
import { UntrustedText } from '../ui/untrusted-text.tsx';
import { CallParameters } from './call-parameters.tsx';

/** One thing that a step does, exact enough to be reviewed. */
export function StepAction({ detail }: { readonly detail: StepDetail }) {
  switch (detail.kind) {
    case 'call':
      return (
        <div>
          <Box variant="h3">
            <UntrustedText text={`${detail.service}: ${detail.action}`} limit={200} />
          </Box>
          <CallParameters parameters={detail.parameters} />
        </div>
      );
    case 'file':
      return <DiffView path={detail.path} before={detail.before} after={detail.after} mode={detail.mode} />;
    case 'command':
      return (
        <div>
          <Box variant="h3">
            On <UntrustedText text={detail.where} limit={200} />
          </Box>
          <CommandText text={detail.text} />
        </div>
      );
    case 'note':
      return (
        <Box variant="p">
          <UntrustedText text={detail.text} limit={4000} />
        </Box>
      );
    default:
      return detail satisfies never;
  }
}
