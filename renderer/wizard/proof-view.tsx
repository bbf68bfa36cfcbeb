import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { Proof } from '../../contract/domain/link.ts';
import { goTo, hrefTo } from '../ui/router.tsx';
import { Time } from '../ui/time.tsx';
import { UntrustedText } from '../ui/untrusted-text.tsx';
import { checkStatus, proofStatus } from './proof-status.ts';

interface ProofViewProps {
  readonly proof: Proof;
  readonly linkId: string;
  /** On its plan's page the result is the headline and leads on to the link. */
  readonly isHeadline?: boolean;
}

/** A proof: its result in one sentence, then each check with its evidence. */
export function ProofView({ proof, linkId, isHeadline = false }: ProofViewProps) {
  const { type, words } = proofStatus(proof.result);
  return (
    <Container
      data-testid="proof"
      header={
        <Header
          variant={isHeadline ? 'h2' : 'h3'}
          description={<UntrustedText text={proof.sentence} limit={1000} />}
          actions={isHeadline && <Button onClick={() => goTo(hrefTo(['links', linkId]))}>Open the link</Button>}
        >
          <span
            className={isHeadline ? 'ls-proof-result' : undefined}
            data-testid="proof-result"
            data-result={proof.result}
          >
            <StatusIndicator type={type}>{words}</StatusIndicator>
          </span>
        </Header>
      }
    >
      <SpaceBetween size="s">
        <Box color="text-body-secondary">
          <Time at={proof.at} />
          {proof.target && (
            <>
              {' · asked '}
              <UntrustedText text={proof.target} limit={100} />
            </>
          )}
        </Box>
        <ul className="ls-checks">
          {proof.checks.map((check, index) => (
            <li key={`${index}:${check.what}`}>
              <StatusIndicator type={checkStatus(check.outcome).type}>
                {checkStatus(check.outcome).words}
              </StatusIndicator>
              <div>
                <div>
                  <UntrustedText text={check.what} limit={300} />
                  {check.tunnel && (
                    <span className="ls-muted">
                      {' · '}
                      <UntrustedText text={check.tunnel} limit={100} />
                    </span>
                  )}
                </div>
                <div className="ls-muted">
                  <UntrustedText text={check.evidence} limit={1000} />
                </div>
              </div>
            </li>
          ))}
        </ul>
      </SpaceBetween>
    </Container>
  );
}
