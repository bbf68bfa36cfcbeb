import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { Advice } from '../../contract/domain/gateway-facts.ts';
import { CommandText } from './command-text.tsx';
import { UntrustedText } from './untrusted-text.tsx';

const order = { blocks: 0, risks: 1, fine: 2 } as const;
const types = { blocks: 'error', risks: 'warning', fine: 'success' } as const;
const words = { blocks: 'Blocks traffic', risks: 'A risk', fine: 'Fine' } as const;

/** What keeps traffic from flowing at a gateway, worst first, with the commands that mend it there. */
export function AdviceList({ advice }: { readonly advice: readonly Advice[] }) {
  const sorted = [...advice].sort((one, other) => order[one.severity] - order[other.severity]);
  const open = sorted.filter(({ severity }) => severity !== 'fine');
  const fine = sorted.filter(({ severity }) => severity === 'fine');
  return (
    <SpaceBetween size="m">
      {open.length === 0 && <StatusIndicator type="success">Nothing stands in the way</StatusIndicator>}
      {open.map((one) => (
        <OneAdvice key={one.id} advice={one} />
      ))}
      {fine.length > 0 && (
        <ExpandableSection headerText={`Checked and right (${fine.length})`}>
          <SpaceBetween size="s">
            {fine.map((one) => (
              <OneAdvice key={one.id} advice={one} />
            ))}
          </SpaceBetween>
        </ExpandableSection>
      )}
    </SpaceBetween>
  );
}

function OneAdvice({ advice: { severity, problem, why, commands } }: { readonly advice: Advice }) {
  return (
    <div className="ls-advice">
      <StatusIndicator type={types[severity]} wrapText>
        <span className="ls-visually-hidden">{words[severity]}: </span>
        <UntrustedText text={problem} limit={500} />
      </StatusIndicator>
      <Box color="text-body-secondary">
        <UntrustedText text={why} limit={1000} />
      </Box>
      {commands.length > 0 && <CommandText text={commands.join('\n')} what="commands" />}
    </div>
  );
}
