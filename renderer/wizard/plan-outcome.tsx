import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import type { PlanState, PlanView } from '../../contract/domain/plan.ts';
import { useRead } from '../bridge/use-read.ts';
import { goTo, hrefTo } from '../ui/router.tsx';
import { UntrustedText } from '../ui/untrusted-text.tsx';
import { GiveBgpKey } from './give-bgp-key.tsx';
import { GiveKeys } from './give-keys.tsx';
import { homeOf, planHref } from './plan-home.ts';
import { ProofView } from './proof-view.tsx';
import { ProveNext } from './prove-next.tsx';

/** How the plan stands in a sentence, and what to do next. */
export function PlanOutcome({ plan }: { readonly plan: PlanView }) {
  const { data: known } = useRead('links', 'get', { linkId: plan.linkId ?? '' }, { enabled: hasLink(plan) });
  // What is cached from before a deletion is no longer there.
  const link = hasLink(plan) ? known : undefined;
  const proof = link?.proofs.find(({ planId }) => planId === plan.id);
  if (proof && link) return <ProofView proof={proof} linkId={link.id} isHeadline />;
  const words = outcomes[plan.state];
  if (plan.state === 'applied' && plan.kind === 'connect-site' && link)
    return <ProveNext linkId={link.id} header="Both ends are built" />;
  if (!words) return null;
  return (
    <>
      <Alert
        type={words.type}
        header={plan.undoes !== null && plan.state === 'applied' ? 'Undone' : words.header}
        action={<WhereNext plan={plan} linkId={link?.id} />}
      >
        {plan.message ? <UntrustedText text={plan.message} limit={4000} /> : words.text}
        {plan.waitsFor === 'sign-in' && <div>Sign in with this profile again, then go on.</div>}
      </Alert>
      {plan.waitsFor === 'keys' && <KeysAgain plan={plan} />}
    </>
  );
}

/** Which keys were typed depends on what the plan makes. */
function KeysAgain({ plan: { id, kind } }: { readonly plan: PlanView }) {
  return kind === 'create-virtual-interface' ? <GiveBgpKey planId={id} /> : <GiveKeys planId={id} />;
}

function WhereNext({ plan, linkId }: { readonly plan: PlanView; readonly linkId: string | undefined }) {
  if (linkId !== undefined) return <Button onClick={() => goTo(hrefTo(['links', linkId]))}>Open the link</Button>;
  if (plan.kind === 'dns-drill') return <Button onClick={() => goTo(planHref(plan))}>Show the drill</Button>;
  const { href, words } = homeOf(plan);
  return plan.state === 'applied' && <Button onClick={() => goTo(href)}>{words}</Button>;
}

interface Outcome {
  readonly type: 'success' | 'info' | 'warning' | 'error';
  readonly header: string;
  readonly text: string;
}

const outcomes: Readonly<Partial<Record<PlanState, Outcome>>> = {
  paused: {
    type: 'info',
    header: 'Paused',
    text: 'What was made so far stays. Go on when you are ready, or undo it.',
  },
  waiting: { type: 'warning', header: 'Waiting for you', text: 'Answer the question, then go on.' },
  applied: { type: 'success', header: 'Applied', text: 'Every step is done and was verified.' },
  stopped: {
    type: 'error',
    header: 'Stopped',
    text: 'A step did not succeed. What was made before it stays until you undo it.',
  },
  interrupted: {
    type: 'warning',
    header: 'Linkspan ended in the middle of this plan',
    text: 'Go on: the step that was under way is looked up first, so nothing is made twice. Or undo what was made.',
  },
  undone: { type: 'info', header: 'Undone', text: 'What this plan made is gone.' },
};

/** While it runs there is nothing to tell yet; after an undo or a delete the link may be gone. */
function hasLink({ linkId, state, kind, undoes }: PlanView): boolean {
  return linkId !== null && state !== 'applying' && state !== 'ready' && undoes === null && kind !== 'delete-link';
}
