import type { PlanView } from '../../contract/domain/plan.ts';
import { hrefTo } from '../ui/router.tsx';

/** Where a plan is followed: a drill has a page of its own. */
export function planHref({ id, kind }: Pick<PlanView, 'id' | 'kind'>): string {
  return kind === 'dns-drill' ? hrefTo(['dns', 'drills', id]) : hrefTo(['plans', id]);
}

interface Home {
  readonly href: string;
  readonly words: string;
}

/** The pages of what a plan is about, by what its steps do: an undo has no kind of its own. */
export function homeOf({ steps }: Pick<PlanView, 'steps'>): Home {
  const doesIn = (prefix: string) => steps.some(({ kind }) => kind.startsWith(prefix));
  if (doesIn('dns.')) return { href: '#/dns', words: 'Go to DNS failover' };
  if (doesIn('dx.')) return { href: '#/direct-connect', words: 'Go to Direct Connect' };
  return { href: '#/links', words: 'Go to Links' };
}
